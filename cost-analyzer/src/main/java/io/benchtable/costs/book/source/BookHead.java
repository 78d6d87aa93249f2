package io.benchtable.costs.book.source;

import io.benchtable.costs.price.Billing;
import io.benchtable.costs.price.BookId;
import io.benchtable.costs.price.Price;
import io.benchtable.costs.price.PriceBook;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** What is said of a book beside its prices. */
record BookHead(
    BookId id,
    String title,
    String explanation,
    String currency,
    String serviceName,
    String source,
    LocalDate date,
    Billing billing,
    Map<String, String> assumptions) {

  PriceBook with(List<Price> prices) {
    return new PriceBook(
        id, title, explanation, currency, serviceName, source, date, billing, assumptions, prices);
  }
}

package io.benchtable.costs.book;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BookFormTests {

  /** A book as a file has it. */
  private final Map<String, Object> book =
      BookForm.whole(
          ShippedBooks.load().stream()
              .filter(shipped -> shipped.id().name().equals("aws-ec2-on-demand"))
              .findFirst()
              .orElseThrow());

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "unitPrice | 0,21 | Expected a decimal number at price 'second'.unitPrice, but it is 0,21",
        "unit | Days | Expected a unit vCPU-Hours, GiB-Hours or Hours at price 'second'.unit, but it is Days",
        "date | May | Expected a date such as 2026-11-01 at price 'second'.date, but it is May",
        "region | '' | Expected text at price 'second'.region, but it is ",
        "sku | '' | Expected text at %s[1].sku, but it is "
      })
  void namesThePriceThatIsWrong(String name, String value, String problem) {
    var prices = new ArrayList<Map<String, Object>>();
    prices.add(price(0));
    prices.add(price(1));
    prices.getLast().put("sku", "second");
    prices.getLast().put(name, value);
    book.put("prices", prices);
    assertThatThrownBy(() -> BookForm.book(book))
        .hasMessageStartingWith(problem.formatted("price book.prices"));
    assertThatThrownBy(() -> BookForm.book(book, prices))
        .hasMessageStartingWith(problem.formatted("prices"));
  }

  private Map<String, Object> price(int number) {
    var price = new HashMap<String, Object>();
    if (book.get("prices") instanceof List<?> prices
        && prices.get(number) instanceof Map<?, ?> one) {
      one.forEach((name, value) -> price.put(String.valueOf(name), value));
    }
    return price;
  }
}

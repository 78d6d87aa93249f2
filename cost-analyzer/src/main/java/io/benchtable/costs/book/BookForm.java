package io.benchtable.costs.book;

import io.benchtable.costs.price.Billing;
import io.benchtable.costs.price.BookId;
import io.benchtable.costs.price.Price;
import io.benchtable.costs.price.PriceBook;
import io.benchtable.costs.price.Span;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The form of a price book as plain JSON values: its head, and its prices. As a file the prices lie
 * within the head; as items each is its own.
 */
public final class BookForm {

  private BookForm() {}

  /** A book whose prices lie within it. */
  public static PriceBook book(Map<String, ?> values) {
    Fields fields = Fields.of("price book", values);
    return book(fields, fields.objects("prices"));
  }

  /** A book whose prices are given apart. */
  public static PriceBook book(Map<String, ?> head, List<? extends Map<String, ?>> prices) {
    return book(Fields.of("price book", head), Fields.list("prices", prices));
  }

  private static PriceBook book(Fields fields, List<Fields> prices) {
    Fields billing = fields.object("billing");
    return new PriceBook(
        new BookId(fields.text("name"), fields.text("version")),
        fields.text("title"),
        fields.text("explanation"),
        fields.currency("currency"),
        fields.text("serviceName"),
        fields.text("source"),
        fields.date("date"),
        new Billing(
            new Span.Seconds(billing.decimal("minimumSeconds")),
            new Span.Seconds(billing.decimal("incrementSeconds"))),
        fields.texts("assumptions"),
        prices.stream().map(BookForm::price).toList());
  }

  private static Price price(Fields unnamed) {
    String sku = unnamed.text("sku");
    Fields fields = unnamed.called("price '" + sku + "'");
    return new Price(
        sku,
        fields.unit("unit").rate(fields.decimal("unitPrice")),
        fields.optionalText("instanceType"),
        fields.text("region"),
        fields.text("source"),
        fields.date("date"),
        fields.optionalText("description"));
  }

  /** Everything about a book but its prices. */
  public static Map<String, Object> head(PriceBook book) {
    Map<String, Object> head = new LinkedHashMap<>();
    head.put("name", book.id().name());
    head.put("version", book.id().version());
    head.put("title", book.title());
    head.put("explanation", book.explanation());
    head.put("currency", book.currency());
    head.put("serviceName", book.serviceName());
    head.put("source", book.source());
    head.put("date", book.date().toString());
    head.put(
        "billing",
        Map.of(
            "minimumSeconds", book.billing().minimum().count().toPlainString(),
            "incrementSeconds", book.billing().increment().count().toPlainString()));
    if (!book.assumptions().isEmpty()) {
      head.put("assumptions", book.assumptions());
    }
    return head;
  }

  /** One price of a book. */
  public static Map<String, Object> price(Price price) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("sku", price.sku());
    values.put("unit", price.unit().label());
    values.put("unitPrice", price.amount().toPlainString());
    putIfKnown(values, "instanceType", price.instanceType());
    values.put("region", price.region());
    values.put("source", price.source());
    values.put("date", price.date().toString());
    putIfKnown(values, "description", price.description());
    return values;
  }

  /** A book with its prices within it. */
  public static Map<String, Object> whole(PriceBook book) {
    Map<String, Object> values = head(book);
    values.put("prices", book.prices().stream().map(BookForm::price).toList());
    return values;
  }

  private static void putIfKnown(Map<String, Object> values, String name, @Nullable String value) {
    if (value != null) {
      values.put(name, value);
    }
  }
}

package io.benchtable.workflows.run;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The form that the cost analyzer asks of a price book, and what it says of one that does not have
 * it: {@code contracts/22-unreadable-price-books.json}.
 */
final class PriceBookForm {

  private static final String MACHINE_HOUR = "Hours";
  private static final Set<String> UNITS = Set.of("vCPU-Hours", "GiB-Hours", MACHINE_HOUR);

  private PriceBookForm() {}

  /** Why a book cannot be read; empty if it can. */
  static Optional<String> problem(
      Map<String, @Nullable Object> head, List<Map<String, @Nullable Object>> prices) {
    try {
      check(new Part("price book", head), prices);
      return Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }

  private static void check(Part head, List<Map<String, @Nullable Object>> prices) {
    var billing = head.object("billing");
    var id = head.text("name") + "@" + head.text("version");
    List.of("title", "explanation").forEach(head::text);
    head.checkCurrency();
    List.of("serviceName", "source").forEach(head::text);
    head.checkDate();
    var minimum = billing.decimal("minimumSeconds");
    var increment = billing.decimal("incrementSeconds");
    if (minimum.signum() < 0 || increment.signum() < 0) {
      throw new IllegalArgumentException(
          "Expected a minimum and an increment of 0 s or more, but got %s s and %s s"
              .formatted(minimum, increment));
    }
    if (head.value("assumptions") != null) {
      var assumptions = head.object("assumptions");
      assumptions.values.keySet().forEach(name -> assumptions.text(String.valueOf(name)));
    }
    prices.forEach(PriceBookForm::checkPrice);
    if (prices.isEmpty()) {
      throw new IllegalArgumentException(
          "Expected prices in book %s, but there are none".formatted(id));
    }
  }

  private static void checkPrice(Map<String, @Nullable Object> item) {
    var sku = new Part("price", item).text("sku");
    var price = new Part("price '" + sku + "'", item);
    var unit = price.optionalText("unit");
    if (unit == null || !UNITS.contains(unit)) {
      throw price.wrong("unit", "a unit vCPU-Hours, GiB-Hours or Hours");
    }
    var amount = price.decimal("unitPrice");
    var instanceType = price.optionalText("instanceType");
    price.text("region");
    price.text("source");
    price.checkDate();
    price.optionalText("description");
    if (amount.signum() < 0) {
      throw new IllegalArgumentException(
          "Expected a price of 0 or more for %s, but got %s".formatted(sku, amount));
    }
    if (unit.equals(MACHINE_HOUR) != (instanceType != null)) {
      throw new IllegalArgumentException(
          "Expected an instance type on prices per machine hour and on no other, but %s has %s"
              .formatted(sku, instanceType));
    }
  }

  private record Part(String where, Map<?, ?> values) {

    /** Bytes are nothing that a book has. */
    @Nullable Object value(String name) {
      return values.get(name) instanceof byte[] ? null : values.get(name);
    }

    String text(String name) {
      var text = optionalText(name);
      if (text == null || text.isBlank()) {
        throw wrong(name, "text");
      }
      return text;
    }

    @Nullable String optionalText(String name) {
      return switch (value(name)) {
        case null -> null;
        case String text -> text;
        case Number number -> new BigDecimal(number.toString()).toPlainString();
        default -> throw wrong(name, "text");
      };
    }

    BigDecimal decimal(String name) {
      try {
        return new BigDecimal(text(name));
      } catch (NumberFormatException _) {
        throw wrong(name, "a decimal number");
      }
    }

    void checkCurrency() {
      var code = optionalText("currency");
      if (code == null || !code.matches("[A-Z]{3}")) {
        throw wrong("currency", "a currency code of three capital letters such as EUR");
      }
    }

    void checkDate() {
      try {
        LocalDate.parse(text("date"));
      } catch (DateTimeParseException _) {
        throw wrong("date", "a date such as 2026-11-01");
      }
    }

    Part object(String name) {
      if (value(name) instanceof Map<?, ?> map) {
        return new Part(where + "." + name, map);
      }
      throw new IllegalArgumentException(
          "Expected an object at %s.%s, but it is %s".formatted(where, name, value(name)));
    }

    IllegalArgumentException wrong(String name, String expected) {
      return new IllegalArgumentException(
          "Expected %s at %s.%s, but it is %s".formatted(expected, where, name, value(name)));
    }
  }
}

package io.benchtable.costs.book.source;

import io.benchtable.costs.price.Rate;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/**
 * One term of an offer file.
 *
 * @param upfront paid once, before the term begins; 0 where there is no such fee
 * @param hours paid by the hour
 */
record OfferTerm(BigDecimal upfront, BigDecimal hours, String currency, LocalDate effective) {

  /** Reads the price dimensions: unit {@code Hrs} by the hour, {@code Quantity} upfront. */
  static OfferTerm of(String sku, JsonNode term) {
    BigDecimal upfront = BigDecimal.ZERO;
    Optional<BigDecimal> hourly = Optional.empty();
    Set<String> currencies = new TreeSet<>();
    for (JsonNode dimension : term.path("priceDimensions")) {
      JsonNode price = dimension.path("pricePerUnit");
      price.propertyNames().forEach(currencies::add);
      BigDecimal amount = amount(sku, price);
      String unit = dimension.path("unit").asString("");
      switch (unit) {
        case "Hrs" -> hourly = Optional.of(untiered(sku, dimension, amount));
        case "Quantity" -> upfront = upfront.add(amount);
        default ->
            throw new IllegalArgumentException(
                "Expected unit Hrs or Quantity of SKU %s, but it is '%s'".formatted(sku, unit));
      }
    }
    if (currencies.size() != 1) {
      throw new IllegalArgumentException(
          "Expected one currency of SKU %s, but there are %s".formatted(sku, currencies));
    }
    return new OfferTerm(
        upfront,
        hourly.orElseThrow(
            () ->
                new IllegalArgumentException(
                    "Expected a price with unit Hrs of SKU %s, but there is none".formatted(sku))),
        currencies.iterator().next(),
        effective(sku, term.path("effectiveDate").asString("")));
  }

  private static BigDecimal amount(String sku, JsonNode price) {
    String text = price.isEmpty() ? "" : price.iterator().next().asString("");
    try {
      return new BigDecimal(text);
    } catch (NumberFormatException _) {
      throw new IllegalArgumentException(
          "Expected a decimal pricePerUnit of SKU %s, but it is %s".formatted(sku, price));
    }
  }

  private static BigDecimal untiered(String sku, JsonNode dimension, BigDecimal amount) {
    String begin = dimension.path("beginRange").asString("0");
    if (!begin.equals("0")) {
      throw new IllegalArgumentException(
          "Expected one price for any number of hours of SKU %s, but one begins at %s"
              .formatted(sku, begin));
    }
    return amount;
  }

  private static LocalDate effective(String sku, String date) {
    try {
      return OffsetDateTime.parse(date).toLocalDate();
    } catch (DateTimeParseException _) {
      throw new IllegalArgumentException(
          "Expected an effectiveDate of SKU %s, but it is '%s'".formatted(sku, date));
    }
  }

  /** What an hour costs, the upfront fee spread over the hours of the term. */
  BigDecimal hourly(Purchase purchase) {
    return switch (purchase) {
      case Purchase.OnDemand _ -> Rate.plain(hours);
      case Purchase.Reserved reserved ->
          Rate.plain(Rate.hourly(upfront, reserved.term()).add(hours));
    };
  }
}

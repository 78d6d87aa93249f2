package io.benchtable.costs.price;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One price: what a unit of a SKU costs in a region, since when, and where that was read.
 *
 * @param rate never negative
 * @param instanceType only of prices of whole machines
 */
public record Price(
    String sku,
    Rate rate,
    @Nullable String instanceType,
    String region,
    String source,
    LocalDate date,
    @Nullable String description) {

  public Price {
    if (rate.amount().signum() < 0) {
      throw new IllegalArgumentException(
          "Expected a price of 0 or more for %s, but got %s".formatted(sku, rate.amount()));
    }
    if ((rate instanceof Rate.OfMachine) != (instanceType != null)) {
      throw new IllegalArgumentException(
          "Expected an instance type on prices per machine hour and on no other, but %s has %s"
              .formatted(sku, instanceType));
    }
  }

  public PriceUnit unit() {
    return rate.unit();
  }

  /** In the book's currency for one unit. */
  public BigDecimal amount() {
    return rate.amount();
  }
}

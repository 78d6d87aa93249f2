package io.benchtable.costs.price;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One price: what a unit of a SKU costs in a region, since when, and where that was read.
 *
 * @param amount in the book's currency for one unit; never negative
 * @param instanceType only of prices of whole machines
 */
public record Price(
    String sku,
    PriceUnit unit,
    BigDecimal amount,
    @Nullable String instanceType,
    String region,
    String source,
    LocalDate date,
    @Nullable String description) {

  public Price {
    if (amount.signum() < 0) {
      throw new IllegalArgumentException(
          "Expected a price of 0 or more for %s, but got %s".formatted(sku, amount));
    }
    if ((unit == PriceUnit.MACHINE_HOUR) != (instanceType != null)) {
      throw new IllegalArgumentException(
          "Expected an instance type on prices per machine hour and on no other, but %s has %s"
              .formatted(sku, instanceType));
    }
  }
}

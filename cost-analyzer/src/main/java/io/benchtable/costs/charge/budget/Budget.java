package io.benchtable.costs.charge.budget;

import java.math.BigDecimal;

/**
 * How much may be spent on something.
 *
 * @param limit above 0, in the currency
 */
public record Budget(String name, BigDecimal limit, String currency, Scope scope) {

  public Budget {
    if (name.isBlank()) {
      throw new IllegalArgumentException(
          "Expected a name of the budget, but it is '%s'".formatted(name));
    }
    if (limit.signum() <= 0) {
      throw new IllegalArgumentException(
          "Expected a limit above 0 of budget %s, but it is %s"
              .formatted(name, limit.toPlainString()));
    }
    if (!currency.matches("[A-Z]{3}")) {
      throw new IllegalArgumentException(
          "Expected a currency code of three capital letters such as EUR of budget %s, but it is %s"
              .formatted(name, currency));
    }
  }

  /** What it is for. */
  public sealed interface Scope {

    /** What carries a tag with a value, anew in each period. */
    record OfTag(String tag, String value, Period period) implements Scope {}

    /** One benchmark, with all its runs. */
    record OfBenchmark(String benchmarkId) implements Scope {}
  }
}

package io.benchtable.costs.charge.budget;

import io.benchtable.costs.charge.Completeness;
import java.math.BigDecimal;
import java.math.MathContext;
import org.jspecify.annotations.Nullable;

/**
 * How far a budget is spent.
 *
 * @param spent at least this, where not all lines are known; null where none is
 * @param left below 0 once more is spent than may be; null where nothing is known
 * @param forecast what is spent in the end if it goes on as it did; null where too little is done
 */
public record BudgetState(
    Budget budget,
    @Nullable BigDecimal spent,
    @Nullable BigDecimal left,
    @Nullable BigDecimal forecast,
    Completeness completeness,
    long unknown,
    Standing standing) {

  /** What is done of less than this says nothing about the rest. */
  private static final BigDecimal LEAST_DONE = new BigDecimal("0.1");

  private static final MathContext FORECAST = new MathContext(6);

  /** Where a budget stands. */
  public enum Standing {
    WITHIN,
    /** It will be crossed if it goes on as it did. */
    FORECAST_OVER,
    /** More is spent than may be. */
    CROSSED,
    /** No line that counts has a known cost. */
    UNKNOWN
  }

  /**
   * The state of a budget.
   *
   * @param done how much of the period or the benchmark is over, from 0 to 1; null if not known
   */
  public static BudgetState of(Budget budget, Spent spent, @Nullable BigDecimal done) {
    if (spent.completeness() == Completeness.UNKNOWN) {
      return new BudgetState(
          budget, null, null, null, spent.completeness(), spent.unknown(), Standing.UNKNOWN);
    }
    BigDecimal forecast =
        done == null || done.compareTo(LEAST_DONE) < 0
            ? null
            : spent.sum().divide(done, FORECAST).max(spent.sum());
    return new BudgetState(
        budget,
        spent.sum(),
        budget.limit().subtract(spent.sum()),
        forecast,
        spent.completeness(),
        spent.unknown(),
        standing(budget.limit(), spent.sum(), forecast));
  }

  private static Standing standing(
      BigDecimal limit, BigDecimal spent, @Nullable BigDecimal forecast) {
    if (spent.compareTo(limit) > 0) {
      return Standing.CROSSED;
    }
    return forecast != null && forecast.compareTo(limit) > 0
        ? Standing.FORECAST_OVER
        : Standing.WITHIN;
  }
}

package io.benchtable.costs.charge.reprice;

import io.benchtable.costs.charge.Completeness;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A benchmark's costs then and now.
 *
 * @param configurations the cheapest by the new prices first, those of unknown cost last
 * @param ratio the total now over the total then; null unless both are complete and in one currency
 */
public record Repriced(
    List<Configuration> configurations, Total then, Total now, @Nullable BigDecimal ratio) {

  public Repriced {
    configurations = List.copyOf(configurations);
  }

  /**
   * One configuration.
   *
   * @param runs how many samples it has
   * @param ratio the cost of a run now over that then; null where it cannot be said
   * @param note why it has no rank; null if it has
   */
  public record Configuration(
      String configurationId,
      int runs,
      Side then,
      Side now,
      @Nullable BigDecimal ratio,
      @Nullable String note) {}

  /**
   * One configuration by one set of prices.
   *
   * @param costPerRun the median over the samples whose cost is known; null if none is
   * @param known how many those are
   * @param rank 1 is the cheapest; equal costs have equal ranks; null where there is none
   */
  public record Side(@Nullable BigDecimal costPerRun, int known, @Nullable Integer rank) {}

  /** What all runs come to: the sum of what is known, and how many lines are not. */
  public record Total(BigDecimal sum, long known, long unknown) {
    public Completeness completeness() {
      return Completeness.of(known, unknown);
    }

    /** Null where no part is known. */
    public @Nullable BigDecimal amount() {
      return completeness() == Completeness.UNKNOWN ? null : sum;
    }
  }
}

package io.benchtable.costs.engine.reprice;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A benchmark priced anew beside what it was charged, as it is sent: money and ratios are decimal
 * text.
 *
 * @param assumption what it is that a comparison of machines takes for granted
 */
record Answer(
    String benchmarkId,
    String benchmarkName,
    Side then,
    Side now,
    @Nullable String ratio,
    String assumption,
    List<Configuration> configurations) {

  /**
   * The benchmark by one set of prices.
   *
   * @param priceBook as {@code name@version}; null where no run was charged
   * @param pricedAs the machines, or null where vCPU and memory are priced apart
   */
  record Side(
      @Nullable String priceBook,
      @Nullable String pricedAs,
      @Nullable String region,
      @Nullable String currency,
      @Nullable String billedCost,
      String completeness,
      long unknownLines) {}

  /** A configuration by both. */
  record Configuration(
      String configurationId,
      int runs,
      Cost then,
      Cost now,
      @Nullable String ratio,
      @Nullable String note) {}

  /**
   * What a run of a configuration costs.
   *
   * @param knownRuns of how many runs that is the median
   * @param rank 1 is the cheapest; null where there is none
   */
  record Cost(@Nullable String costPerRun, int knownRuns, @Nullable Integer rank) {}
}

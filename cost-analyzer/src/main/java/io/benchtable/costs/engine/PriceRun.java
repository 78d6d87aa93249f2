package io.benchtable.costs.engine;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The pricing of one run. */
public final class PriceRun {

  private PriceRun() {}

  /** Asks for the price of a run; {@code sample} says whether it is a complete measured one. */
  public record Request(
      String benchmarkId,
      @Nullable String benchmarkName,
      String runId,
      String kind,
      @Nullable String configurationId,
      boolean sample,
      @Nullable PricingTerms pricing,
      @Nullable Map<String, String> tags) {}

  /** Sums of the lines as decimal text; null if unknown. {@code unknown} says why, in sentences. */
  public record Result(
      @Nullable String billedCost,
      @Nullable String measuredCost,
      @Nullable String currency,
      String completeness,
      List<String> unknown) {}
}

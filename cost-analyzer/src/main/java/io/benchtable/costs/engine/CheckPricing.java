package io.benchtable.costs.engine;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The check of a benchmark's pricing before anything runs. */
public final class CheckPricing {

  private CheckPricing() {}

  /**
   * Asks for the check of this pricing.
   *
   * @param configurations the parameters of each that the pricing depends on, without repeats
   */
  public record Request(
      @Nullable PricingTerms pricing, @Nullable List<Map<String, Object>> configurations) {}

  /** What is wrong, or nothing, and the version of the book that holds from now on. */
  public record Result(List<Problem> problems, @Nullable String book, @Nullable String version) {}

  /** Where, what was found, and what was expected. */
  public record Problem(String path, @Nullable String value, String expected) {}
}

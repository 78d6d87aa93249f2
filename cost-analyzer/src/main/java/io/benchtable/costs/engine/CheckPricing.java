package io.benchtable.costs.engine;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The check of a benchmark's pricing before anything runs. */
public final class CheckPricing {

  private CheckPricing() {}

  /** Asks for the check of this pricing under this matrix: name → values. */
  public record Request(
      @Nullable PricingTerms pricing, @Nullable Map<String, List<Object>> parameters) {}

  /** What is wrong, or nothing, and the version of the book that holds from now on. */
  public record Result(List<Problem> problems, @Nullable String book, @Nullable String version) {}

  /** Where, what was found, and what was expected. */
  public record Problem(String path, @Nullable String value, String expected) {}
}

package io.benchtable.workflows.run;

import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityMethod;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the cost analyzer does for benchmarks; contracts 11, 12, 14 and 25. */
@ActivityInterface
public interface CostActivities {

  /** The task queue of the cost analyzer. */
  String TASK_QUEUE = "costs";

  @ActivityMethod(name = "CheckPricing")
  PricingChecked checkPricing(Map<String, @Nullable Object> request);

  @ActivityMethod(name = "PriceRun")
  Map<String, @Nullable Object> priceRun(Map<String, @Nullable Object> request);

  @ActivityMethod(name = "LookAtBenchmark")
  Looked lookAtBenchmark(Map<String, @Nullable Object> request);

  @ActivityMethod(name = "JudgeBenchmark")
  Map<String, @Nullable Object> judgeBenchmark(Map<String, @Nullable Object> request);

  /** The configurations that a look stopped. */
  record Looked(@Nullable List<Map<String, @Nullable Object>> stopped) {}

  /** The price book's version that the benchmark is priced with, or why it cannot be. */
  record PricingChecked(
      @Nullable List<Map<String, @Nullable Object>> problems,
      @Nullable String book,
      @Nullable String version) {}
}

package io.benchtable.costs.engine;

import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityMethod;

/** What the workflow of a benchmark asks of the cost analyzer, on task queue {@code costs}. */
@ActivityInterface
public interface CostActivities {

  /** Finds what is wrong with a benchmark's pricing, and which version of the book holds for it. */
  @ActivityMethod(name = "CheckPricing")
  CheckPricing.Result checkPricing(CheckPricing.Request request);

  /** Writes the cost lines of a run; may be repeated. */
  @ActivityMethod(name = "PriceRun")
  PriceRun.Result priceRun(PriceRun.Request request);

  /** Says which configurations of a benchmark need no further blocks; writes nothing. */
  @ActivityMethod(name = "LookAtBenchmark")
  LookResult lookAtBenchmark(JudgeBenchmark.Request request);

  /** Judges a benchmark from its runs and costs, and writes a result for every configuration. */
  @ActivityMethod(name = "JudgeBenchmark")
  JudgeBenchmark.Result judgeBenchmark(JudgeBenchmark.Request request);
}

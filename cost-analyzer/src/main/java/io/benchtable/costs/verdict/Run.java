package io.benchtable.costs.verdict;

import java.math.BigDecimal;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One execution of the pipeline under one configuration. What is not known is null, never 0.
 *
 * @param parameters name → value: text, number or truth value
 * @param attempt of the benchmark, from 1; a retry repairs what is missing in a later one
 * @param block runs of the same block and attempt were made next to each other, one a configuration
 * @param status of the run, such as COMPLETE or FAILED
 * @param replaces the run that was interrupted, and in whose place this one was made
 * @param sample whether the run is complete, measured and was not disturbed
 * @param wallSeconds the sum over the measured steps
 * @param cpuSeconds user and system time of the measured steps
 * @param cost of the measured steps, in the currency of the benchmark's price book
 * @param instanceType that the cost is the price of; null where vCPU and memory are priced apart
 */
public record Run(
    String runId,
    RunKind kind,
    String configurationId,
    Map<String, Object> parameters,
    int attempt,
    @Nullable Integer block,
    String status,
    @Nullable String reason,
    @Nullable String message,
    @Nullable String replaces,
    boolean sample,
    @Nullable BigDecimal wallSeconds,
    @Nullable BigDecimal cpuSeconds,
    @Nullable Long peakMemoryBytes,
    @Nullable String peakMemoryMethod,
    Map<String, Metric> metrics,
    @Nullable BigDecimal cost,
    @Nullable String instanceType,
    @Nullable String host) {

  boolean isComplete() {
    return status.equals("COMPLETE");
  }

  /** A sample counts only with its wall time. */
  boolean counts() {
    return sample && kind == RunKind.MEASURED && isComplete() && wallSeconds != null;
  }
}

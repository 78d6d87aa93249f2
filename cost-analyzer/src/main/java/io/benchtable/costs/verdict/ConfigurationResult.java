package io.benchtable.costs.verdict;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one configuration came to.
 *
 * @param n samples
 * @param wallSeconds null without a sample
 * @param scatter of the wall times; null for too few of them
 * @param costPerRun null where no sample's cost is known
 * @param costsKnown of how many samples the cost is known
 * @param place beside the frontier of time and cost; null where either is not comparable
 * @param pricedAs what the machine of the prices is, where it is not the one that ran
 */
public record ConfigurationResult(
    String configurationId,
    Map<String, Object> parameters,
    String status,
    @Nullable String reason,
    @Nullable String message,
    int n,
    boolean feasible,
    List<String> failedChecks,
    boolean baseline,
    @Nullable Shown wallSeconds,
    @Nullable Scatter scatter,
    @Nullable Shown cpuSeconds,
    @Nullable PeakMemory peakMemoryBytes,
    @Nullable Shown costPerRun,
    int costsKnown,
    Map<String, MetricSummary> metrics,
    Against time,
    Against cost,
    @Nullable Place place,
    @Nullable String pricedAs) {

  /** Of the same configuration measured twice, of which neither is better. */
  ConfigurationResult ofTheSame() {
    return new ConfigurationResult(
        configurationId,
        parameters,
        status,
        reason,
        message,
        n,
        feasible,
        failedChecks,
        baseline,
        wallSeconds,
        scatter,
        cpuSeconds,
        peakMemoryBytes,
        costPerRun,
        costsKnown,
        metrics,
        time.ofTheSame(),
        cost.ofTheSame(),
        null,
        pricedAs);
  }
}

package io.benchtable.costs.verdict;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Puts together what each configuration came to. */
final class ConfigurationResults {

  private final Eligibility eligibility;
  private final Comparisons comparisons;
  private final Tradeoff tradeoff;

  ConfigurationResults(Eligibility eligibility, Comparisons comparisons, Tradeoff tradeoff) {
    this.eligibility = eligibility;
    this.comparisons = comparisons;
    this.tradeoff = tradeoff;
  }

  ConfigurationResult of(Configuration configuration) {
    List<Run> samples = configuration.samples();
    List<String> failedChecks = eligibility.failedChecks(configuration);
    Optional<Run> unfinished = configuration.unfinished();
    boolean infeasible = configuration.isComplete() && !failedChecks.isEmpty();
    return new ConfigurationResult(
        configuration.id(),
        configuration.parameters(),
        configuration.status(),
        infeasible ? "CHECK_FAILED" : unfinished.map(Run::reason).orElse(null),
        infeasible ? failedChecks.getFirst() : unfinished.map(Run::message).orElse(null),
        samples.size(),
        eligibility.isFeasible(configuration),
        failedChecks,
        eligibility.baseline().filter(configuration::equals).isPresent(),
        Estimate.of(configuration.values(Quantity.TIME)).map(Estimate::shown).orElse(null),
        Scatter.of(samples).orElse(null),
        Estimate.of(cpuSeconds(samples)).map(Estimate::shown).orElse(null),
        memory(samples).orElse(null),
        costPerRun(configuration).orElse(null),
        configuration.values(Quantity.COST).length,
        MetricSummary.of(samples),
        comparisons.against(configuration, Quantity.TIME),
        comparisons.against(configuration, Quantity.COST),
        tradeoff.place(configuration).orElse(null),
        PricedAs.of(configuration).orElse(null));
  }

  private Optional<PeakMemory> memory(List<Run> samples) {
    return PeakMemory.of(samples)
        .map(m -> m.besides(eligibility.baseline().flatMap(b -> PeakMemory.of(b.samples()))));
  }

  private static double[] cpuSeconds(List<Run> samples) {
    return samples.stream()
        .map(Run::cpuSeconds)
        .filter(Objects::nonNull)
        .mapToDouble(BigDecimal::doubleValue)
        .toArray();
  }

  private static Optional<Shown> costPerRun(Configuration configuration) {
    int known = configuration.values(Quantity.COST).length;
    int all = configuration.samples().size();
    return Estimate.of(configuration.values(Quantity.COST))
        .map(Estimate::shown)
        .map(shown -> known == all ? shown : shown.with(unknown(all - known, all)));
  }

  private static String unknown(int unknown, int all) {
    return "the cost of %d of %d runs is unknown".formatted(unknown, all);
  }
}

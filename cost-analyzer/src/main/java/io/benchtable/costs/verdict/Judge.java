package io.benchtable.costs.verdict;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Judges a benchmark from its runs: a result for every configuration, the fastest, the cheapest,
 * and sentences. Depends on nothing but its arguments.
 */
public final class Judge {

  private final Question question;
  private final List<Configuration> configurations;
  private final Optional<Configuration> baseline;
  private final Map<String, List<String>> failures = new HashMap<>();
  private final Comparer comparer;

  private Judge(Question question, List<Run> runs) {
    this.question = question;
    this.configurations = Configuration.of(runs);
    this.baseline =
        configurations.stream().filter(c -> c.id().equals(question.baseline())).findFirst();
    this.comparer = new Comparer(question.smallestDifference());
    Checks checks = new Checks(question.checks(), configurations, question.baseline());
    configurations.forEach(c -> failures.put(c.id(), checks.failures(c)));
  }

  public static Judgement judge(Question question, List<Run> runs, Totals totals) {
    return new Judge(question, runs).judgement(totals);
  }

  private Judgement judgement(Totals totals) {
    List<ConfigurationResult> results = configurations.stream().map(this::result).toList();
    List<Configuration> candidates = candidates();
    Optional<Leader> fastest = Leader.among(candidates, Quantity.TIME);
    Optional<Leader> cheapest =
        Leader.among(candidates.stream().filter(Judge::costsKnown).toList(), Quantity.COST);
    Sentences sentences = new Sentences(question, configurations.size(), results);
    return new Judgement(
        results,
        (int) configurations.stream().filter(Configuration::isComplete).count(),
        (int) results.stream().filter(Sentences::isInfeasible).count(),
        configurations.stream().filter(c -> !c.isComplete()).map(Configuration::id).toList(),
        fastest.map(Judge::best).orElse(null),
        cheapest.map(Judge::best).orElse(null),
        pricedAs().orElse(null),
        sentences.of(fastest, cheapest, totals, instanceTypes(), pricedAs()));
  }

  /** Complete, feasible, and standing for the same machine as the baseline. */
  private List<Configuration> candidates() {
    List<Configuration> sound =
        configurations.stream().filter(c -> c.isComplete() && isFeasible(c)).toList();
    Optional<String> reference =
        Stream.concat(baseline.stream(), sound.stream())
            .flatMap(c -> c.instanceType().stream())
            .findFirst();
    return sound.stream().filter(c -> !isAnother(c.instanceType(), reference)).toList();
  }

  /** A machine that is not known, as where no run was priced, is no other one. */
  private static boolean isAnother(Optional<String> type, Optional<String> reference) {
    return type.isPresent() && reference.isPresent() && !type.equals(reference);
  }

  private boolean isFeasible(Configuration configuration) {
    return failures.getOrDefault(configuration.id(), List.of()).isEmpty();
  }

  private static boolean costsKnown(Configuration configuration) {
    return configuration.values(Quantity.COST).length == configuration.samples().size();
  }

  private static Best best(Leader leader) {
    return new Best(
        leader.configuration().id(), leader.estimate().shown(), Doubt.about(leader).orElse(null));
  }

  private ConfigurationResult result(Configuration configuration) {
    List<Run> samples = configuration.samples();
    List<String> failedChecks = failures.getOrDefault(configuration.id(), List.of());
    Optional<Run> unfinished = configuration.unfinished();
    Optional<PeakMemory> memory = PeakMemory.of(samples);
    boolean infeasible = configuration.isComplete() && !failedChecks.isEmpty();
    return new ConfigurationResult(
        configuration.id(),
        configuration.parameters(),
        configuration.status(),
        infeasible ? "CHECK_FAILED" : unfinished.map(Run::reason).orElse(null),
        infeasible ? failedChecks.getFirst() : unfinished.map(Run::message).orElse(null),
        samples.size(),
        configuration.isComplete() && failedChecks.isEmpty(),
        failedChecks,
        configuration.id().equals(question.baseline()),
        Estimate.of(configuration.values(Quantity.TIME)).map(Estimate::shown).orElse(null),
        Estimate.of(cpuSeconds(samples)).map(Estimate::shown).orElse(null),
        memory.map(m -> m.besides(baseline.flatMap(b -> PeakMemory.of(b.samples())))).orElse(null),
        costPerRun(configuration).orElse(null),
        configuration.values(Quantity.COST).length,
        MetricSummary.of(samples),
        against(configuration, Quantity.TIME),
        against(configuration, Quantity.COST),
        pricedAs(configuration).orElse(null));
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
    int unknown = configuration.samples().size() - known;
    return Estimate.of(configuration.values(Quantity.COST))
        .map(Estimate::shown)
        .map(
            shown ->
                unknown == 0
                    ? shown
                    : new Shown(
                        shown.value(),
                        shown.low(),
                        shown.high(),
                        "the cost of %d of %d runs is unknown"
                            .formatted(unknown, known + unknown)));
  }

  private Against against(Configuration configuration, Quantity quantity) {
    if (configuration.id().equals(question.baseline())) {
      return Against.none(Verdict.BASELINE, null);
    }
    if (!configuration.isComplete()) {
      return Against.none(Verdict.NOT_COMPARED, "the configuration is not complete");
    }
    if (!isFeasible(configuration)) {
      return Against.none(Verdict.INFEASIBLE, "the configuration fails a check");
    }
    Optional<String> unfair = unfair(configuration, quantity);
    if (unfair.isPresent() || baseline.isEmpty()) {
      return Against.none(Verdict.NOT_COMPARED, unfair.orElse("there is no baseline"));
    }
    return comparer.against(baseline.get(), configuration, quantity);
  }

  /** Why the comparison with the baseline would say nothing. */
  private Optional<String> unfair(Configuration configuration, Quantity quantity) {
    if (baseline.isEmpty()) {
      return Optional.empty();
    }
    Configuration reference = baseline.get();
    if (!reference.isComplete()) {
      return Optional.of("the baseline is not complete");
    }
    if (!isFeasible(reference)) {
      return Optional.of("the baseline fails a check");
    }
    if (isAnother(configuration.instanceType(), reference.instanceType())) {
      return Optional.of("priced as another instance type than the baseline, which did not run");
    }
    return quantity == Quantity.COST && !(costsKnown(configuration) && costsKnown(reference))
        ? Optional.of("the cost of a run is unknown")
        : Optional.empty();
  }

  private List<String> instanceTypes() {
    return configurations.stream()
        .flatMap(c -> c.instanceType().stream())
        .distinct()
        .sorted(NaturalOrder::compare)
        .toList();
  }

  private Optional<String> pricedAs(Configuration configuration) {
    return configuration
        .instanceType()
        .map(type -> pricedAs(type, configuration.host().orElse("an unknown host")));
  }

  private Optional<String> pricedAs() {
    List<String> types = instanceTypes();
    List<String> hosts =
        configurations.stream().flatMap(c -> c.host().stream()).distinct().sorted().toList();
    return types.isEmpty()
        ? Optional.empty()
        : Optional.of(pricedAs(named(types), hosts.isEmpty() ? "an unknown host" : named(hosts)));
  }

  /** An item must have room for them, and a reader patience. */
  private static String named(List<String> names) {
    return shortened(names, Sentences.NAMES).collect(Collectors.joining(", "));
  }

  private static String pricedAs(String type, String host) {
    return "priced as %s, run on %s: same run time assumed".formatted(type, host);
  }

  static Stream<String> shortened(List<String> names, int most) {
    return names.size() <= most
        ? names.stream()
        : Stream.concat(
            names.stream().limit(most), Stream.of("%d more".formatted(names.size() - most)));
  }
}

package io.benchtable.costs.verdict;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Which configurations may be compared, and why others may not. */
final class Eligibility {

  /** Of the reasons to fail, those that lie in the configuration; others lie in the platform. */
  private static final Set<String> ITS_OWN =
      Set.of(
          "OUT_OF_MEMORY",
          "TIMED_OUT",
          "COMMAND_NOT_FOUND",
          "EXIT_STATUS",
          "SIGNALLED",
          "INPUT_MISSING",
          "OUTPUT_MISSING",
          "OUTPUT_EMPTY",
          "METRIC_NOT_FOUND",
          "SETUP_FAILED");

  private final List<Configuration> configurations;
  private final Optional<Configuration> baseline;
  private final Map<String, List<String>> failures = new HashMap<>();

  Eligibility(Question question, List<Configuration> configurations) {
    this.configurations = configurations;
    this.baseline =
        configurations.stream().filter(c -> c.id().equals(question.baseline())).findFirst();
    Checks checks = new Checks(question.checks(), configurations, question.baseline());
    configurations.forEach(c -> failures.put(c.id(), checks.failures(c)));
  }

  Optional<Configuration> baseline() {
    return baseline;
  }

  /** The checks that it fails, a sentence each. */
  List<String> failedChecks(Configuration configuration) {
    return failures.getOrDefault(configuration.id(), List.of());
  }

  boolean isFeasible(Configuration configuration) {
    return configuration.isComplete() && failedChecks(configuration).isEmpty();
  }

  /** Complete, feasible, and standing for the same machine as the baseline. */
  List<Configuration> candidates() {
    List<Configuration> sound = configurations.stream().filter(this::isFeasible).toList();
    Optional<String> reference =
        Stream.concat(baseline.stream(), sound.stream())
            .flatMap(c -> c.instanceType().stream())
            .findFirst();
    return sound.stream().filter(c -> !isAnother(c.instanceType(), reference)).toList();
  }

  /** The same, as far as the cost of every run is known. */
  List<Configuration> priced() {
    return candidates().stream().filter(Eligibility::costsKnown).toList();
  }

  /**
   * The verdict on a configuration that is not compared with the baseline, and why; empty if it is.
   */
  Optional<Against> excluded(Configuration configuration, Quantity quantity) {
    if (baseline.isEmpty() || !configuration.equals(baseline.get())) {
      return own(configuration).or(() -> unfair(configuration, quantity).map(Eligibility::not));
    }
    return Optional.of(Against.none(Verdict.BASELINE, null));
  }

  private Optional<Against> own(Configuration configuration) {
    if (!configuration.isComplete()) {
      Optional<String> reason = configuration.unfinished().map(Run::reason);
      return Optional.of(
          reason
              .filter(ITS_OWN::contains)
              .map(why -> Against.none(Verdict.INFEASIBLE, Names.words(why)))
              .orElseGet(() -> not("the configuration is not complete")));
    }
    return isFeasible(configuration)
        ? Optional.empty()
        : Optional.of(Against.none(Verdict.INFEASIBLE, "fails a check"));
  }

  private static Against not(String why) {
    return Against.none(Verdict.NOT_COMPARED, why);
  }

  /** Why the comparison with the baseline would say nothing. */
  private Optional<String> unfair(Configuration configuration, Quantity quantity) {
    if (baseline.isEmpty()) {
      return Optional.of("there is no baseline");
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

  /** A machine that is not known, as where no run was priced, is no other one. */
  private static boolean isAnother(Optional<String> type, Optional<String> reference) {
    return type.isPresent() && reference.isPresent() && !type.equals(reference);
  }

  private static boolean costsKnown(Configuration configuration) {
    return configuration.values(Quantity.COST).length == configuration.samples().size();
  }
}

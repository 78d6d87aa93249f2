package io.benchtable.costs.verdict;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds the checks that a configuration fails. Every complete run is looked at, warm-ups and
 * disturbed ones too; a metric that was not reported fails. Numbers are compared exactly, as
 * decimals.
 *
 * <p>A check against the baseline takes the baseline's value. With {@code groupBy} it takes that of
 * the baseline within the baseline's own group and that of the first configuration elsewhere. Where
 * the runs of that configuration do not agree among themselves there is nothing to compare with,
 * and all that would be compared with it fail.
 */
final class Checks {

  private final List<Check> checks;
  private final List<Configuration> configurations;
  private final @Nullable String baseline;

  Checks(List<Check> checks, List<Configuration> configurations, @Nullable String baseline) {
    this.checks = checks;
    this.configurations = configurations;
    this.baseline = baseline;
  }

  /** Why the configuration is infeasible, a sentence for each check; empty if it is feasible. */
  List<String> failures(Configuration configuration) {
    return checks.stream().flatMap(check -> failure(check, configuration).stream()).toList();
  }

  private Optional<String> failure(Check check, Configuration configuration) {
    for (Run run : completeRuns(configuration)) {
      Metric metric = run.metrics().get(check.metric());
      if (metric == null) {
        return Optional.of(
            "Expected a value of %s, but run %s reported none"
                .formatted(check.metric(), run.runId()));
      }
      Optional<String> failure =
          constantFailure(check, metric)
              .map(
                  expected ->
                      "Expected %s %s, but it is %s in run %s"
                          .formatted(check.metric(), expected, metric.value(), run.runId()));
      if (failure.isPresent()) {
        return failure;
      }
    }
    return check.equalsBaseline() ? referenceFailure(check, configuration) : Optional.empty();
  }

  private static Optional<String> constantFailure(Check check, Metric metric) {
    if (check.expected() != null && !Metric.same(check.expected(), metric.value())) {
      return Optional.of("to equal " + check.expected());
    }
    if (check.atLeast() != null && !inOrder(check.atLeast(), metric.number().orElse(null))) {
      return Optional.of("of at least " + check.atLeast().toPlainString());
    }
    if (check.atMost() != null && !inOrder(metric.number().orElse(null), check.atMost())) {
      return Optional.of("of at most " + check.atMost().toPlainString());
    }
    return Optional.empty();
  }

  private static boolean inOrder(@Nullable BigDecimal smaller, @Nullable BigDecimal larger) {
    return smaller != null && larger != null && smaller.compareTo(larger) <= 0;
  }

  private Optional<String> referenceFailure(Check check, Configuration configuration) {
    Optional<Configuration> reference = reference(check, configuration);
    if (reference.isEmpty()) {
      return Optional.of(
          "Expected %s to equal that of the baseline, but the baseline has no complete run"
              .formatted(check.metric()));
    }
    Set<String> expected = values(check, reference.get());
    if (expected.size() != 1) {
      return Optional.of(
          "Expected one value of %s in all runs of %s, but there are %s"
              .formatted(check.metric(), reference.get().id(), String.join(", ", expected)));
    }
    String value = expected.iterator().next();
    return values(check, configuration).stream()
        .filter(other -> !Metric.same(value, other))
        .findFirst()
        .map(
            other ->
                "Expected %s to equal %s as in %s, but it is %s"
                    .formatted(check.metric(), value, reference.get().id(), other));
  }

  private Optional<Configuration> reference(Check check, Configuration configuration) {
    List<Configuration> group =
        configurations.stream()
            .filter(other -> key(check, other).equals(key(check, configuration)))
            .filter(other -> !completeRuns(other).isEmpty())
            .toList();
    Optional<Configuration> itself =
        group.stream().filter(other -> other.id().equals(baseline)).findFirst();
    return itself.isPresent() || check.groupBy().isEmpty() ? itself : group.stream().findFirst();
  }

  private static Map<String, String> key(Check check, Configuration configuration) {
    Map<String, String> texts = configuration.texts();
    Map<String, String> key = new LinkedHashMap<>();
    check.groupBy().forEach(name -> key.put(name, texts.getOrDefault(name, "")));
    return key;
  }

  /** The values that are not the same as another. */
  private static Set<String> values(Check check, Configuration configuration) {
    List<String> different = new ArrayList<>();
    for (Run run : completeRuns(configuration)) {
      Metric metric = run.metrics().get(check.metric());
      String value = metric == null ? "" : metric.value();
      if (different.stream().noneMatch(other -> Metric.same(other, value))) {
        different.add(value);
      }
    }
    return new LinkedHashSet<>(different);
  }

  private static List<Run> completeRuns(Configuration configuration) {
    return Stream.concat(configuration.runs().stream(), configuration.disturbed().stream())
        .filter(Run::isComplete)
        .toList();
  }
}

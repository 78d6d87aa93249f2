package io.benchtable.costs.verdict;

import io.benchtable.costs.statistics.Interval;
import io.benchtable.costs.statistics.Ratios;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The configuration with the smallest median, and those that it cannot be told apart from.
 *
 * <p>It is certain only if the interval of the ratio of every other to it, by blocks, lies wholly
 * beyond 1. Each of these m − 1 intervals has confidence 1 − 0.05 / (m − 1) (Bonferroni): were
 * another one truly the best, the leader would have to be found better than that one, which happens
 * with a probability of 2.5 % at most over all leaders that could have been found. With nothing to
 * compare it is not certain.
 *
 * @param n samples behind the median
 * @param rivals the configurations that may be as good
 */
record Leader(
    Configuration configuration, Estimate estimate, List<String> rivals, boolean certain) {

  private static final double ERROR = 0.05;

  static Optional<Leader> among(List<Configuration> candidates, Quantity quantity) {
    return candidates.stream()
        .flatMap(
            candidate ->
                Estimate.of(candidate.values(quantity)).stream()
                    .map(estimate -> new Leader(candidate, estimate, List.of(), false)))
        .min(
            Comparator.comparingDouble((Leader leader) -> leader.estimate().median())
                .thenComparing(leader -> leader.configuration().id(), NaturalOrder::compare))
        .map(best -> best.against(candidates, quantity));
  }

  private Leader against(List<Configuration> candidates, Quantity quantity) {
    List<Configuration> others =
        candidates.stream().filter(other -> !other.equals(configuration)).toList();
    double confidence = others.isEmpty() ? 1 : 1 - ERROR / others.size();
    List<String> rivals =
        others.stream()
            .filter(other -> !isBeyond(other, quantity, confidence))
            .map(Configuration::id)
            .toList();
    return new Leader(configuration, estimate, rivals, !others.isEmpty() && rivals.isEmpty());
  }

  private boolean isBeyond(Configuration other, Quantity quantity, double confidence) {
    return Stream.of(Comparer.ratios(other, configuration, quantity))
        .flatMap(Optional::stream)
        .flatMap((Ratios ratios) -> ratios.interval(confidence).stream())
        .anyMatch((Interval logarithms) -> logarithms.low() > 0);
  }
}

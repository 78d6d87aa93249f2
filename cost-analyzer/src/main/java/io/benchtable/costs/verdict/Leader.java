package io.benchtable.costs.verdict;

import io.benchtable.costs.statistics.HodgesLehmann;
import io.benchtable.costs.statistics.Interval;
import io.benchtable.costs.statistics.Ratios;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The configuration with the smallest median, and those that it cannot be told apart from.
 *
 * <p>It is certain only if the interval of the ratio of every other to it, by blocks, lies wholly
 * beyond 1. Each of these m − 1 intervals has confidence 1 − 0.05 / (m − 1) (Bonferroni): were
 * another one truly the best, the leader would have to be found better than that one, which happens
 * with a probability of 2.5 % at most over all leaders that could have been found. With nothing to
 * compare it is not certain.
 *
 * <p>Where there are fewer blocks than such an interval takes, nothing is said of who may be as
 * good: no figure could tell them apart.
 *
 * @param compared how many configurations there are, the leader among them
 * @param others the ids of the others
 */
record Leader(
    Configuration configuration,
    Estimate estimate,
    int compared,
    Map<Standing, List<String>> others) {

  private static final double ERROR = 0.05;

  /** Of another configuration beside the leader. */
  enum Standing {
    /** Certainly not as good. */
    BEYOND,
    /** May be as good. */
    RIVAL,
    /** Too few blocks say something about it. */
    UNDECIDED,
    /** No block has both, as after a retry. */
    APART
  }

  static Optional<Leader> among(List<Configuration> candidates, Quantity quantity) {
    return candidates.stream()
        .flatMap(
            candidate ->
                Estimate.of(candidate.values(quantity)).stream()
                    .map(estimate -> new Leader(candidate, estimate, 1, Map.of())))
        .min(
            Comparator.comparingDouble((Leader leader) -> leader.estimate().median())
                .thenComparing(leader -> leader.configuration().id(), NaturalOrder::compare))
        .map(best -> best.against(candidates, quantity));
  }

  private Leader against(List<Configuration> candidates, Quantity quantity) {
    Map<Standing, List<String>> standings =
        candidates.stream()
            .filter(other -> !other.equals(configuration))
            .collect(
                Collectors.groupingBy(
                    other -> standing(other, quantity, confidence(candidates.size())),
                    Collectors.mapping(Configuration::id, Collectors.toList())));
    return new Leader(configuration, estimate, candidates.size(), standings);
  }

  private static double confidence(int compared) {
    return 1 - ERROR / (compared - 1);
  }

  private Standing standing(Configuration other, Quantity quantity, double confidence) {
    Optional<Ratios> ratios = Comparer.ratios(other, configuration, quantity);
    if (ratios.isEmpty()) {
      return Standing.RIVAL;
    }
    if (ratios.get().blocks() == 0) {
      return Standing.APART;
    }
    Optional<Interval> logarithms = ratios.get().interval(confidence);
    if (logarithms.isEmpty()) {
      return Standing.UNDECIDED;
    }
    return logarithms.get().low() > 0 ? Standing.BEYOND : Standing.RIVAL;
  }

  boolean certain() {
    return compared > 1 && others.keySet().equals(Set.of(Standing.BEYOND));
  }

  List<String> others(Standing standing) {
    return others.getOrDefault(standing, List.of());
  }

  /** How many blocks it takes at least to tell the best of so many. */
  int fewestBlocks() {
    return HodgesLehmann.fewest(confidence(compared));
  }
}

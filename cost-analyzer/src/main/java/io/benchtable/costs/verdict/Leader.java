package io.benchtable.costs.verdict;

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
 * beyond 1. These m − 1 intervals share the error that is allowed: were another one truly the best,
 * the leader would have to be found better than that one, which happens with half of that error at
 * most, 2.5 %, over all leaders that could have been found. With nothing to compare it is not
 * certain.
 *
 * <p>Where there are fewer blocks than such an interval takes, nothing is said of who may be as
 * good: no figure could tell them apart.
 *
 * @param level of the intervals, the strictest of them; empty with nothing to compare
 * @param compared how many configurations there are, the leader among them
 * @param others the ids of the others
 */
record Leader(
    Configuration configuration,
    Estimate estimate,
    Optional<Level> level,
    int compared,
    Map<Standing, List<String>> others) {

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

  static Optional<Leader> among(
      List<Configuration> candidates, Quantity quantity, ErrorParts parts) {
    return candidates.stream()
        .flatMap(
            candidate ->
                Estimate.of(candidate.values(quantity)).stream()
                    .map(
                        estimate -> new Leader(candidate, estimate, Optional.empty(), 1, Map.of())))
        .min(
            Comparator.comparingDouble((Leader leader) -> leader.estimate().median())
                .thenComparing(leader -> leader.configuration().id(), NaturalOrder::compare))
        .map(best -> best.against(candidates, quantity, parts));
  }

  private Leader against(List<Configuration> candidates, Quantity quantity, ErrorParts parts) {
    if (candidates.size() < 2) {
      return this;
    }
    int shared = candidates.size() - 1;
    List<Configuration> rest =
        candidates.stream().filter(other -> !other.equals(configuration)).toList();
    Map<Standing, List<String>> standings =
        rest.stream()
            .collect(
                Collectors.groupingBy(
                    other -> standing(other, quantity, level(other, parts, shared).confidence()),
                    Collectors.mapping(Configuration::id, Collectors.toList())));
    Optional<Level> strictest =
        rest.stream()
            .map(other -> level(other, parts, shared))
            .min(Comparator.comparing(Level::error));
    return new Leader(configuration, estimate, strictest, candidates.size(), standings);
  }

  private Level level(Configuration other, ErrorParts parts, int shared) {
    return new Level(parts.of(configuration.id(), other.id()), shared);
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
}

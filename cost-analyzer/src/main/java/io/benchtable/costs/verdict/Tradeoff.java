package io.benchtable.costs.verdict;

import io.benchtable.costs.statistics.Frontier;
import io.benchtable.costs.statistics.FrontierChances;
import io.benchtable.costs.statistics.Medians;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The frontier of time and cost, by medians, and how sure it is of each configuration. */
public final class Tradeoff {

  private final Map<String, Place> places;
  private final @Nullable Summary summary;

  private Tradeoff(Map<String, Place> places, @Nullable Summary summary) {
    this.places = places;
    this.summary = summary;
  }

  /**
   * The frontier as a whole.
   *
   * @param frontier the configurations on it, from the fastest to the cheapest
   * @param knee the configuration at its knee; null if it has none
   * @param resamples from which the probabilities come; 0 where there are none
   */
  public record Summary(List<String> frontier, @Nullable String knee, int resamples) {}

  static Tradeoff among(List<Configuration> candidates, long seed) {
    if (candidates.isEmpty()) {
      return new Tradeoff(Map.of(), null);
    }
    double[] times = medians(candidates, Quantity.TIME);
    double[] costs = medians(candidates, Quantity.COST);
    List<Integer> frontier = Frontier.of(times, costs);
    OptionalInt knee = Frontier.knee(frontier, times, costs);
    List<Configuration.Block> blocks =
        candidates.stream()
            .flatMap(c -> c.byBlock(Quantity.TIME).keySet().stream())
            .distinct()
            .toList();
    boolean enough = blocks.size() >= Medians.leastCount(Estimate.CONFIDENCE);
    double[] chances =
        enough
            ? FrontierChances.of(
                matrix(candidates, blocks, Quantity.TIME),
                matrix(candidates, blocks, Quantity.COST),
                seed)
            : new double[0];
    Set<Integer> best = Set.copyOf(frontier);
    Map<String, Place> places = new LinkedHashMap<>();
    for (int at = 0; at < candidates.size(); at++) {
      places.put(
          candidates.get(at).id(),
          new Place(
              best.contains(at),
              enough ? Digits.fixed(chances[at], 3) : null,
              knee.isPresent() && knee.getAsInt() == at));
    }
    return new Tradeoff(
        places,
        new Summary(
            frontier.stream().map(at -> candidates.get(at).id()).toList(),
            knee.isPresent() ? candidates.get(knee.getAsInt()).id() : null,
            enough ? FrontierChances.resamples(candidates.size(), blocks.size()) : 0));
  }

  /** Empty for a configuration that is not compared. */
  Optional<Place> place(Configuration configuration) {
    return Optional.ofNullable(places.get(configuration.id()));
  }

  Optional<Summary> summary() {
    return Optional.ofNullable(summary);
  }

  private static double[] medians(List<Configuration> candidates, Quantity quantity) {
    return candidates.stream().mapToDouble(c -> Medians.median(c.values(quantity))).toArray();
  }

  private static double[][] matrix(
      List<Configuration> candidates, List<Configuration.Block> blocks, Quantity quantity) {
    return candidates.stream()
        .map(configuration -> row(configuration.byBlock(quantity), blocks))
        .toArray(double[][]::new);
  }

  private static double[] row(
      Map<Configuration.Block, BigDecimal> values, List<Configuration.Block> blocks) {
    return blocks.stream()
        .map(values::get)
        .mapToDouble(value -> value == null ? Double.NaN : value.doubleValue())
        .toArray();
  }
}

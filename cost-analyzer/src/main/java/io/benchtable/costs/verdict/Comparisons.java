package io.benchtable.costs.verdict;

import io.benchtable.costs.statistics.Ratios;
import io.benchtable.costs.verdict.Comparer.Both;
import io.benchtable.costs.verdict.Configuration.Block;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The comparisons of a benchmark with its baseline, and the level that they share.
 *
 * <p>Time and cost of a configuration are two comparisons. Where its costs are its times at one
 * rate, block by block, they are one: both intervals miss together or not at all.
 */
final class Comparisons {

  /** Two rates are the same within rounding of small amounts. */
  private static final double SAME_RATE = 1e-6;

  private final Eligibility eligibility;
  private final Optional<Level> level;
  private final BigDecimal smallestDifference;
  private final ErrorParts parts;
  private final Map<Level, Comparer> comparers = new HashMap<>();

  Comparisons(Question question, Eligibility eligibility, List<Configuration> configurations) {
    this.eligibility = eligibility;
    int count = configurations.stream().mapToInt(this::count).sum();
    this.level = count == 0 ? Optional.empty() : Optional.of(new Level(question.error(), count));
    this.smallestDifference = question.smallestDifference();
    this.parts = question.parts();
  }

  /** What those share that were not stopped; empty if there is none. */
  Optional<Level> level() {
    return level;
  }

  Against against(Configuration configuration, Quantity quantity) {
    return eligibility
        .excluded(configuration, quantity)
        .orElseGet(
            () -> {
              Optional<Stop> stop = parts.stop(configuration.id());
              Against against =
                  comparer(stop.map(Stop::level).or(() -> level).orElseThrow())
                      .against(baseline(), configuration, quantity);
              return stop.isPresent() ? against.undecided() : against;
            });
  }

  /** The ratio baseline / configuration. */
  Optional<Ratios> ratios(Configuration configuration, Quantity quantity) {
    return Comparer.ratios(baseline(), configuration, quantity);
  }

  private Comparer comparer(Level of) {
    return comparers.computeIfAbsent(of, one -> new Comparer(smallestDifference, one));
  }

  private int count(Configuration configuration) {
    boolean time = eligibility.excluded(configuration, Quantity.TIME).isEmpty();
    boolean cost = eligibility.excluded(configuration, Quantity.COST).isEmpty();
    if (time && cost) {
      return isOneRate(configuration) ? 1 : 2;
    }
    return time || cost ? 1 : 0;
  }

  private Configuration baseline() {
    return eligibility.baseline().orElseThrow();
  }

  private boolean isOneRate(Configuration configuration) {
    Map<Block, Both> times = Comparer.blocks(baseline(), configuration, Quantity.TIME);
    Map<Block, Both> costs = Comparer.blocks(baseline(), configuration, Quantity.COST);
    if (!times.keySet().equals(costs.keySet())) {
      return false;
    }
    double[] rates =
        times.entrySet().stream()
            .mapToDouble(
                time ->
                    Objects.requireNonNull(costs.get(time.getKey())).ratio()
                        / time.getValue().ratio())
            .toArray();
    return Arrays.stream(rates).allMatch(rate -> Math.abs(rate / rates[0] - 1) <= SAME_RATE);
  }
}

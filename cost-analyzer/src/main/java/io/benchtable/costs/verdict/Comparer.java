package io.benchtable.costs.verdict;

import io.benchtable.costs.statistics.Comparison;
import io.benchtable.costs.statistics.Interval;
import io.benchtable.costs.statistics.Ratios;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Compares configurations by the blocks in which both were measured. A run that repairs a block in
 * a later attempt was made at another time than the others of the block, and is not paired with
 * them.
 */
final class Comparer {

  private final double smallestDifference;

  Comparer(BigDecimal smallestDifference) {
    this.smallestDifference = smallestDifference.doubleValue();
  }

  /** The ratio first / second; empty where a value is 0, of which there is no ratio. */
  static Optional<Ratios> ratios(Configuration first, Configuration second, Quantity quantity) {
    Map<Configuration.Block, BigDecimal> others = second.byBlock(quantity);
    List<Ratios.Pair> pairs = new ArrayList<>();
    for (var entry : first.byBlock(quantity).entrySet()) {
      BigDecimal other = others.get(entry.getKey());
      if (other != null) {
        if (entry.getValue().signum() <= 0 || other.signum() <= 0) {
          return Optional.empty();
        }
        pairs.add(new Ratios.Pair(entry.getValue().doubleValue(), other.doubleValue()));
      }
    }
    return Optional.of(Ratios.of(pairs));
  }

  Against against(Configuration baseline, Configuration configuration, Quantity quantity) {
    Optional<Ratios> ratios = ratios(baseline, configuration, quantity);
    if (ratios.isEmpty()) {
      return Against.none(Verdict.NOT_COMPARED, "there is no ratio to a value of 0");
    }
    Optional<Double> centre = ratios.get().centre();
    if (centre.isEmpty()) {
      return Against.none(
          Verdict.NOT_COMPARED,
          isApart(baseline, configuration, quantity)
              ? "measured in another attempt than the baseline"
              : "no block in which both are known");
    }
    Optional<Interval> interval = ratios.get().interval(Estimate.CONFIDENCE);
    int blocks = ratios.get().blocks();
    return interval
        .map(
            i ->
                shown(
                    quantity.verdict(Comparison.of(i, smallestDifference)),
                    centre.get(),
                    interval,
                    blocks))
        .orElseGet(() -> shown(Verdict.TOO_FEW_RUNS, centre.get(), interval, blocks));
  }

  /** Whether both have a block that only their attempts keep apart. */
  private static boolean isApart(
      Configuration baseline, Configuration configuration, Quantity quantity) {
    Set<Integer> numbers =
        baseline.byBlock(quantity).keySet().stream()
            .map(Configuration.Block::number)
            .collect(Collectors.toSet());
    return configuration.byBlock(quantity).keySet().stream()
        .anyMatch(block -> numbers.contains(block.number()));
  }

  private Against shown(Verdict verdict, double centre, Optional<Interval> logarithms, int blocks) {
    Optional<Interval> interval = logarithms.map(i -> i.map(Math::exp));
    Shown said = shown(Math.exp(centre), interval);
    boolean worse = verdict == Verdict.SLOWER || verdict == Verdict.MORE_EXPENSIVE;
    return new Against(
        verdict,
        said.value(),
        said.low(),
        said.high(),
        worse
            ? shown(Math.exp(-centre), interval.map(i -> new Interval(1 / i.high(), 1 / i.low())))
            : null,
        blocks,
        interval.isPresent() ? null : Estimate.tooFew(blocks, "blocks"));
  }

  private Shown shown(double ratio, Optional<Interval> interval) {
    double border = 1 + smallestDifference;
    int places = Digits.ratioPlaces(ratio, interval, 1, border, 1 / border);
    return new Shown(
        Digits.fixed(ratio, places),
        interval.map(i -> Digits.fixed(i.low(), places)).orElse(null),
        interval.map(i -> Digits.fixed(i.high(), places)).orElse(null),
        null);
  }
}

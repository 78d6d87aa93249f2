package io.benchtable.costs.verdict;

import io.benchtable.costs.statistics.Blocks;
import io.benchtable.costs.statistics.Comparison;
import io.benchtable.costs.statistics.Interval;
import io.benchtable.costs.statistics.Medians;
import io.benchtable.costs.statistics.Ratios;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
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
  private final Level level;
  private final Blocks planned;

  Comparer(BigDecimal smallestDifference, Level level) {
    this.smallestDifference = smallestDifference.doubleValue();
    this.level = level;
    this.planned = new Blocks(level.confidence());
  }

  /** The ratio first / second; empty where a value is 0, of which there is no ratio. */
  static Optional<Ratios> ratios(Configuration first, Configuration second, Quantity quantity) {
    List<Ratios.Pair> pairs = new ArrayList<>();
    for (Both both : blocks(first, second, quantity).values()) {
      if (both.first().signum() <= 0 || both.second().signum() <= 0) {
        return Optional.empty();
      }
      pairs.add(new Ratios.Pair(both.first().doubleValue(), both.second().doubleValue()));
    }
    return Optional.of(Ratios.of(pairs));
  }

  /** The same quantity of two configurations in one block. */
  record Both(BigDecimal first, BigDecimal second) {

    double ratio() {
      return first.doubleValue() / second.doubleValue();
    }
  }

  static Map<Configuration.Block, Both> blocks(
      Configuration first, Configuration second, Quantity quantity) {
    Map<Configuration.Block, BigDecimal> others = second.byBlock(quantity);
    Map<Configuration.Block, Both> blocks = new LinkedHashMap<>();
    first
        .byBlock(quantity)
        .forEach(
            (block, value) -> {
              BigDecimal other = others.get(block);
              if (other != null) {
                blocks.put(block, new Both(value, other));
              }
            });
    return blocks;
  }

  Against against(Configuration baseline, Configuration configuration, Quantity quantity) {
    Optional<Ratios> ratios = ratios(baseline, configuration, quantity);
    if (ratios.isEmpty()) {
      return Against.none(Verdict.NOT_COMPARED, "there is no ratio to a value of 0");
    }
    return ratios
        .filter(known -> known.blocks() > 0)
        .map(known -> against(known, quantity))
        .orElseGet(
            () ->
                Against.none(
                    Verdict.NOT_COMPARED,
                    isApart(baseline, configuration, quantity)
                        ? "measured in another attempt than the baseline"
                        : "no block in which both are known"));
  }

  private Against against(Ratios ratios, Quantity quantity) {
    double centre = ratios.centre().orElseThrow();
    Optional<Interval> logarithms = ratios.interval(level.confidence());
    Optional<Interval> interval = logarithms.map(i -> i.map(Math::exp));
    Verdict verdict =
        logarithms
            .map(i -> quantity.verdict(Comparison.of(i, smallestDifference)))
            .orElse(isTooFew(ratios) ? Verdict.TOO_FEW_RUNS : Verdict.INCONCLUSIVE);
    Shown said = shown(Math.exp(centre), interval);
    boolean worse = verdict == Verdict.SLOWER || verdict == Verdict.MORE_EXPENSIVE;
    return new Against(
        verdict,
        said.value(),
        said.low(),
        said.high(),
        interval.isPresent() ? level.text() : null,
        worse ? shown(Math.exp(-centre), interval.map(Comparer::turned)) : null,
        ratios.blocks(),
        verdict == Verdict.INCONCLUSIVE ? more(ratios) : null,
        interval.isPresent() ? null : takes(ratios));
  }

  private static Interval turned(Interval ratio) {
    return new Interval(1 / ratio.high(), 1 / ratio.low());
  }

  private Blocks.More more(Ratios ratios) {
    return planned.more(
        new Blocks.Seen(
            ratios.centre().orElseThrow(), ratios.deviation().orElseThrow(), ratios.blocks()),
        smallestDifference);
  }

  private static boolean isTooFew(Ratios ratios) {
    return ratios.blocks() < Medians.leastCount(Estimate.CONFIDENCE);
  }

  /** Said where so few blocks cannot reach the level, whatever they say. */
  private String takes(Ratios ratios) {
    return isTooFew(ratios)
        ? "too few runs: n = %d, a verdict needs %d blocks"
            .formatted(ratios.blocks(), level.fewestBlocks())
        : "a verdict at %s %% takes %d blocks, and there are %d"
            .formatted(level.percent(), level.fewestBlocks(), ratios.blocks());
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

package io.benchtable.costs.verdict.history;

import io.benchtable.costs.statistics.ChangePoints;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * One positive quantity over a history; benchmarks that do not have it are passed over.
 *
 * @param pasts those that have it, in the order of time
 */
record Series(List<Past> pasts, List<BigDecimal> values) {

  private static final BigDecimal TWO = BigDecimal.valueOf(2);

  static Series of(List<Past> history, Function<Past, Optional<BigDecimal>> quantity) {
    List<Past> pasts = new ArrayList<>();
    List<BigDecimal> values = new ArrayList<>();
    for (Past past : history) {
      quantity
          .apply(past)
          .filter(value -> value.signum() > 0)
          .ifPresent(
              value -> {
                pasts.add(past);
                values.add(value);
              });
    }
    return new Series(pasts, values);
  }

  /** Whether there are so many that a change could be found. */
  boolean tells() {
    return values.size() >= 2 * ChangePoints.SHORTEST;
  }

  /**
   * Two stretches beside each other, between which something changed.
   *
   * @param earlier the benchmarks from the change before, or the beginning
   * @param later those up to the next change, or the end
   */
  record Step(List<Past> earlier, List<Past> later, BigDecimal before, BigDecimal after) {

    BigDecimal ratio() {
      return after.divide(before, MathContext.DECIMAL64);
    }

    /** How the median of another quantity changed between both; empty where one has none. */
    Optional<BigDecimal> ratio(Function<Past, Optional<BigDecimal>> quantity) {
      Series one = of(earlier, quantity);
      Series other = of(later, quantity);
      return one.values.isEmpty() || other.values.isEmpty()
          ? Optional.empty()
          : Optional.of(median(other.values).divide(median(one.values), MathContext.DECIMAL64));
    }
  }

  List<Step> steps(double error, long seed) {
    List<Integer> changes = ChangePoints.of(logarithms(), error, seed);
    List<Step> steps = new ArrayList<>();
    for (int i = 0; i < changes.size(); i++) {
      int at = changes.get(i);
      int from = i == 0 ? 0 : changes.get(i - 1);
      int to = i + 1 < changes.size() ? changes.get(i + 1) : values.size();
      steps.add(
          new Step(
              pasts.subList(from, at),
              pasts.subList(at, to),
              median(values.subList(from, at)),
              median(values.subList(at, to))));
    }
    return steps;
  }

  private double[] logarithms() {
    return values.stream().mapToDouble(value -> Math.log(value.doubleValue())).toArray();
  }

  static BigDecimal median(List<BigDecimal> some) {
    List<BigDecimal> sorted = some.stream().sorted().toList();
    int middle = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(middle)
        : sorted.get(middle - 1).add(sorted.get(middle)).divide(TWO, MathContext.DECIMAL128);
  }

  /** A ratio as it is said: {@code ×1.20}. */
  static String times(BigDecimal ratio) {
    return "×"
        + ratio.setScale(ratio.compareTo(BigDecimal.TEN) < 0 ? 2 : 1, RoundingMode.HALF_EVEN);
  }
}

package io.benchtable.costs.statistics;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * How many times larger the first of two things is than the second, when both were measured in the
 * same blocks.
 *
 * <p>Each block gives ln(first / second); what the two have in common in a block (a warm machine, a
 * busy neighbour) falls out. The ratio is the exponential of the Hodges–Lehmann centre of these,
 * its interval that of the signed-rank interval. That the answer is a ratio with an interval and
 * not a p-value follows T. Kalibera and R. Jones, "Rigorous benchmarking in reasonable time", ISMM
 * 2013.
 */
public final class Ratios {

  /** The same thing measured twice in one block; both positive. */
  public record Pair(double first, double second) {
    public Pair {
      if (!(first > 0) || !(second > 0) || !Double.isFinite(first / second)) {
        throw new IllegalArgumentException(
            "Expected two positive numbers, but got %s and %s".formatted(first, second));
      }
    }
  }

  private final double[] logarithms;

  private Ratios(double[] logarithms) {
    this.logarithms = logarithms;
  }

  public static Ratios of(List<Pair> blocks) {
    return new Ratios(
        blocks.stream()
            .mapToDouble(pair -> Math.log(pair.first()) - Math.log(pair.second()))
            .toArray());
  }

  public int blocks() {
    return logarithms.length;
  }

  /** ln of the ratio; empty without a block. */
  public Optional<Double> centre() {
    return logarithms.length == 0
        ? Optional.empty()
        : Optional.of(HodgesLehmann.estimate(logarithms));
  }

  /** The standard deviation of the blocks' logarithms; empty below two blocks. */
  public Optional<Double> deviation() {
    int n = logarithms.length;
    if (n < 2) {
      return Optional.empty();
    }
    double mean = Arrays.stream(logarithms).average().orElseThrow();
    double squares = Arrays.stream(logarithms).map(x -> (x - mean) * (x - mean)).sum();
    return Optional.of(Math.sqrt(squares / (n - 1)));
  }

  /** The interval of ln of the ratio; empty for too few blocks. */
  public Optional<Interval> interval(double confidence) {
    return HodgesLehmann.interval(logarithms, confidence);
  }

  @Override
  public String toString() {
    return Arrays.toString(logarithms);
  }
}

package io.benchtable.costs.statistics;

import java.util.function.DoubleUnaryOperator;

/** A closed interval of numbers. */
public record Interval(double low, double high) {

  public Interval {
    if (!(low <= high)) {
      throw new IllegalArgumentException(
          "Expected an interval from low to high, but got [%s, %s]".formatted(low, high));
    }
  }

  /** The interval of the values of an increasing function. */
  public Interval map(DoubleUnaryOperator increasing) {
    return new Interval(increasing.applyAsDouble(low), increasing.applyAsDouble(high));
  }

  public boolean contains(double value) {
    return low <= value && value <= high;
  }
}

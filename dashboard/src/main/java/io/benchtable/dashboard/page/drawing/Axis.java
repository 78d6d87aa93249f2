package io.benchtable.dashboard.page.drawing;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;

/**
 * From where to where numbers are drawn. It is logarithmic where the values span two decades or
 * more, so that the small ones can be told apart; whoever draws it says so.
 */
public record Axis(BigDecimal from, BigDecimal to, boolean logarithmic) {

  private static final BigDecimal DECADES = BigDecimal.valueOf(100);
  private static final BigDecimal ROOM = new BigDecimal("0.04");

  public Axis {
    if (from.compareTo(to) >= 0 || (logarithmic && from.signum() <= 0)) {
      throw new IllegalArgumentException(
          "Expected an axis from low to high, but got %s to %s".formatted(from, to));
    }
  }

  /** An axis on which all of these have a place, with a little room on either side. */
  public static Axis around(Collection<BigDecimal> values) {
    if (values.isEmpty()) {
      return new Axis(BigDecimal.ZERO, BigDecimal.ONE, false);
    }
    BigDecimal least = Collections.min(values);
    BigDecimal most = Collections.max(values);
    if (least.signum() > 0 && most.compareTo(least.multiply(DECADES)) >= 0) {
      return new Axis(least.divide(BigDecimal.TWO), most.multiply(BigDecimal.TWO), true);
    }
    BigDecimal length = most.subtract(least);
    BigDecimal spread = length.signum() > 0 ? length : most.abs().max(BigDecimal.ONE);
    BigDecimal room = spread.multiply(ROOM);
    BigDecimal low = least.subtract(room);
    return new Axis(least.signum() >= 0 ? low.max(BigDecimal.ZERO) : low, most.add(room), false);
  }

  /** The same axis from 0, for what is compared by its length. */
  public Axis fromZero() {
    return logarithmic || from.signum() <= 0 ? this : new Axis(BigDecimal.ZERO, to, false);
  }

  /** Where a value lies: 0 at the beginning, 1 at the end. */
  public double share(BigDecimal value) {
    double low = place(from);
    return Math.clamp((place(value) - low) / (place(to) - low), 0, 1);
  }

  /** Round values for marks along it: about so many where it is linear. */
  public List<BigDecimal> ticks(int about) {
    return logarithmic ? powers() : steps(about);
  }

  private double place(BigDecimal value) {
    return logarithmic
        ? Math.log10(Math.max(value.doubleValue(), Double.MIN_NORMAL))
        : value.doubleValue();
  }

  private List<BigDecimal> powers() {
    List<BigDecimal> ticks = new ArrayList<>();
    int first = (int) Math.ceil(Math.log10(from.doubleValue()) - 1e-9);
    for (int exponent = first; ; exponent++) {
      BigDecimal tick = BigDecimal.ONE.scaleByPowerOfTen(exponent);
      if (tick.compareTo(to) > 0) {
        return ticks;
      }
      ticks.add(tick);
    }
  }

  private List<BigDecimal> steps(int about) {
    BigDecimal step =
        step(to.subtract(from).divide(BigDecimal.valueOf(about), MathContext.DECIMAL64));
    List<BigDecimal> ticks = new ArrayList<>();
    BigDecimal tick = from.divide(step, 0, RoundingMode.CEILING).multiply(step);
    for (; tick.compareTo(to) <= 0; tick = tick.add(step)) {
      ticks.add(tick);
    }
    return ticks;
  }

  /** The next larger of 1, 2 and 5 times a power of ten. */
  private static BigDecimal step(BigDecimal least) {
    BigDecimal power = BigDecimal.ONE.scaleByPowerOfTen(least.precision() - least.scale() - 1);
    for (int times : new int[] {1, 2, 5}) {
      BigDecimal step = power.multiply(BigDecimal.valueOf(times));
      if (step.compareTo(least) >= 0) {
        return step;
      }
    }
    return power.multiply(BigDecimal.TEN);
  }
}

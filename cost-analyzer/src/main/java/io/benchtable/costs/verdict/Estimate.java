package io.benchtable.costs.verdict;

import io.benchtable.costs.statistics.Interval;
import io.benchtable.costs.statistics.Medians;
import java.util.Optional;

/** A median with its interval, as computed. Shown with {@link Shown}. */
record Estimate(double median, Optional<Interval> interval, int n) {

  /** 95 % is what every interval of a single figure holds. */
  static final double CONFIDENCE = 0.95;

  static Optional<Estimate> of(double[] sample) {
    return sample.length == 0
        ? Optional.empty()
        : Optional.of(
            new Estimate(
                Medians.median(sample), Medians.interval(sample, CONFIDENCE), sample.length));
  }

  Shown shown() {
    int places = Digits.places(median, interval);
    return new Shown(
        Digits.fixed(median, places),
        interval.map(i -> Digits.fixed(i.low(), places)).orElse(null),
        interval.map(i -> Digits.fixed(i.high(), places)).orElse(null),
        interval.isPresent() ? null : tooFew(n));
  }

  private static String tooFew(int n) {
    return "too few runs: n = %d, an interval needs %d runs"
        .formatted(n, Medians.leastCount(CONFIDENCE));
  }
}

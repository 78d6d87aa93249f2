package io.benchtable.costs.statistics;

/**
 * Student's t distribution, by its finite series for whole degrees of freedom: M. Abramowitz and I.
 * A. Stegun, "Handbook of Mathematical Functions" (1964), 26.7.3 and 26.7.4.
 */
final class StudentT {

  private StudentT() {}

  /** P(−t ≤ T ≤ t), t ≥ 0. */
  static double within(double t, int freedom) {
    double angle = Math.atan(t / Math.sqrt(freedom));
    double cosine = Math.cos(angle);
    boolean odd = freedom % 2 == 1;
    double term = odd ? cosine : 1;
    double sum = freedom == 1 ? 0 : term;
    for (int i = odd ? 2 : 1; i <= freedom - 3; i += 2) {
      term *= cosine * cosine * i / (i + 1);
      sum += term;
    }
    return odd ? 2 / Math.PI * (angle + Math.sin(angle) * sum) : Math.sin(angle) * sum;
  }

  /** The t with P(T ≤ t) = 1 − tail, by bisection, for a tail in (0, 1/2). */
  static double quantile(double tail, int freedom) {
    double low = 0;
    double high = 1;
    while (within(high, freedom) < 1 - 2 * tail) {
      high *= 2;
    }
    for (int i = 0; i < 60; i++) {
      double middle = (low + high) / 2;
      if (within(middle, freedom) < 1 - 2 * tail) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return (low + high) / 2;
  }
}

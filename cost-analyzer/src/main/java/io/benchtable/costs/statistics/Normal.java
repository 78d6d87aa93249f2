package io.benchtable.costs.statistics;

/** The standard normal distribution. */
final class Normal {

  private Normal() {}

  /**
   * P(Z ≤ x), by the series of G. Marsaglia, "Evaluating the Normal Distribution", Journal of
   * Statistical Software 11(4), 2004; absolute error below 1e-15 for |x| ≤ 8.
   */
  static double cumulative(double x) {
    if (x < -8) {
      return 0;
    }
    if (x > 8) {
      return 1;
    }
    double sum = x;
    double term = x;
    for (int i = 3; sum + term != sum || i < 5; i += 2) {
      term *= x * x / i;
      sum += term;
    }
    return 0.5 + sum * Math.exp(-0.5 * x * x) / Math.sqrt(2 * Math.PI);
  }

  /** The x with P(Z ≤ x) = p, by bisection, for p in (0, 1). */
  static double quantile(double p) {
    double low = -8;
    double high = 8;
    for (int i = 0; i < 100; i++) {
      double middle = (low + high) / 2;
      if (cumulative(middle) < p) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return (low + high) / 2;
  }
}

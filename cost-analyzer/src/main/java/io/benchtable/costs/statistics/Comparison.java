package io.benchtable.costs.statistics;

/** What an interval of a ratio says, when a difference has to reach some size to matter. */
public enum Comparison {
  /** The first is larger by more than the smallest difference that matters. */
  LARGER,
  /** The first is smaller by more than that. */
  SMALLER,
  /** Whatever the difference is, it is too small to matter. */
  EQUIVALENT,
  /** The interval allows for more than one of these. */
  INCONCLUSIVE;

  /**
   * Compares the interval of ln(first / second) with ± ln(1 + smallest difference). The borders are
   * those of a ratio and its inverse, so that exchanging first and second only exchanges LARGER and
   * SMALLER.
   *
   * @param smallestDifference as a share, such as 0.02; 0 or more
   */
  public static Comparison of(Interval logarithms, double smallestDifference) {
    double border = Math.log1p(smallestDifference);
    if (logarithms.low() > border) {
      return LARGER;
    }
    if (logarithms.high() < -border) {
      return SMALLER;
    }
    return logarithms.low() >= -border && logarithms.high() <= border ? EQUIVALENT : INCONCLUSIVE;
  }
}

package io.benchtable.benchmarks.tables;

/**
 * How fast requests were answered.
 *
 * @param perSecond requests a second
 * @param p50Millis what half of the requests took at most, 0 where it is not known
 * @param p99Millis what all but one in a hundred took at most, 0 where it is not known
 */
record Rate(double perSecond, double p50Millis, double p99Millis) {

  /** What one process could do that did both things for each request, one after the other. */
  static double both(double one, double other) {
    return 1 / (1 / one + 1 / other);
  }
}

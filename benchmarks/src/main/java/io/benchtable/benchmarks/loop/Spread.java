package io.benchtable.benchmarks.loop;

import java.util.Collection;
import java.util.Locale;
import tools.jackson.databind.node.ObjectNode;

/** How values in milliseconds are spread: nearest-rank percentiles. */
record Spread(int count, double p50, double p90, double p99, double max) {

  static final String TITLES = "       n      p50      p90      p99      max";

  /** Of values in nanoseconds; of none, everything is 0. */
  static Spread ofNanos(Collection<Long> values) {
    double[] sorted = values.stream().mapToDouble(nanos -> nanos / 1e6).sorted().toArray();
    return new Spread(
        sorted.length, at(sorted, 0.5), at(sorted, 0.9), at(sorted, 0.99), at(sorted, 1));
  }

  private static double at(double[] sorted, double share) {
    return sorted.length == 0 ? 0 : sorted[Math.max(0, (int) Math.ceil(share * sorted.length) - 1)];
  }

  String row() {
    return String.format(Locale.ROOT, "%8d %8.2f %8.2f %8.2f %8.2f", count, p50, p90, p99, max);
  }

  void into(ObjectNode json) {
    json.put("count", count).put("p50Ms", p50).put("p90Ms", p90).put("p99Ms", p99);
    json.put("maxMs", max);
  }
}

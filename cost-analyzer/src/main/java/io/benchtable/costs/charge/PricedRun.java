package io.benchtable.costs.charge;

import java.util.Map;

/**
 * The run that is priced, as its cost lines name it.
 *
 * @param kind SETUP, WARMUP or MEASURED
 * @param tags of the benchmark
 */
public record PricedRun(
    String benchmarkId,
    String benchmarkName,
    String runId,
    String kind,
    String configurationId,
    Map<String, String> tags) {

  public PricedRun {
    tags = Map.copyOf(tags);
  }
}

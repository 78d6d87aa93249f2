package io.benchtable.workflows.run;

import io.benchtable.workflows.benchmark.BenchmarkSpec;
import io.benchtable.workflows.benchmark.Plan;
import io.benchtable.workflows.benchmark.Problem;
import io.benchtable.workflows.benchmark.RunIds;
import io.benchtable.workflows.benchmark.SpecReader;
import io.temporal.failure.ApplicationFailure;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A spec, its plan and the ids of its runs.
 *
 * @param plan follows from the spec and the benchmark's id
 */
record Planning(BenchmarkSpec spec, Plan plan, RunIds ids, Requests requests) {

  static Planning of(String benchmarkId, String specJson) {
    var read = SpecReader.frozen(PlainJson.read(specJson));
    var spec = read.spec().orElseThrow(() -> unreadable(benchmarkId, read.problems()));
    var plan = Plan.of(spec, Plan.seed(benchmarkId));
    return new Planning(spec, plan, plan.ids(benchmarkId), new Requests(benchmarkId, spec));
  }

  private static ApplicationFailure unreadable(String benchmarkId, List<Problem> problems) {
    return ApplicationFailure.newNonRetryableFailure(
        "Expected the spec that %s was planned with to be readable, but: %s"
            .formatted(benchmarkId, problems.getFirst().sentence()),
        "UNREADABLE_SPEC");
  }

  /** The plans that were used last. */
  static final class Cache {

    private static final int MOST = 16;

    private record Key(String benchmarkId, String spec) {}

    private final Map<Key, Planning> plans =
        new LinkedHashMap<>(16, 0.75f, true) {
          @Override
          protected boolean removeEldestEntry(Map.Entry<Key, Planning> eldest) {
            return size() > MOST;
          }
        };

    synchronized Planning get(String benchmarkId, String specJson) {
      return plans.computeIfAbsent(
          new Key(benchmarkId, specJson), key -> of(key.benchmarkId(), key.spec()));
    }
  }
}

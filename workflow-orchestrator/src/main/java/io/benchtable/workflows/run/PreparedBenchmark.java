package io.benchtable.workflows.run;

import io.benchtable.workflows.run.BenchmarkActivities.Asked;
import io.benchtable.workflows.run.BenchmarkInput.Context;
import io.benchtable.workflows.run.WorkerActivities.Prepared;
import io.temporal.failure.ApplicationFailure;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a worker says of a benchmark, its host and its dataset. Whoever reaches Temporal can answer
 * in a worker's place, with other files or another worker, so it counts only if it is signed, for
 * the very request that this benchmark makes.
 */
final class PreparedBenchmark {

  private static final String KIND = "PreparedBenchmark";

  private PreparedBenchmark() {}

  static Prepared of(Asked asked, Requests requests, Signer signer) {
    var request = asked.request();
    if (!signer.isSigned("PrepareBenchmark", request) || !isSame(request, requests.prepare())) {
      throw refused(asked, "the request to be the one that its spec makes");
    }
    var result = asked.result();
    var body = result == null ? null : result.body();
    if (body == null || !signer.isResult(KIND, request, result)) {
      throw refused(asked, "a worker of this platform to have signed the result");
    }
    return PlainJson.read(body, Prepared.class);
  }

  /** Equal requests may differ in the order of their fields. */
  private static boolean isSame(SignedRequest request, Map<String, @Nullable Object> expected) {
    return PlainJson.read(request.body()).equals(PlainJson.read(PlainJson.write(expected)));
  }

  private static ApplicationFailure refused(Asked asked, String expected) {
    return ApplicationFailure.newNonRetryableFailure(
        "PrepareBenchmark of %s was answered by somebody else: expected %s, but it is not"
            .formatted(asked.benchmarkId(), expected),
        "NOT_SIGNED");
  }

  static Context context(Asked asked, Prepared prepared) {
    var dataset = prepared.dataset();
    return new Context(
        asked.benchmarkId(),
        asked.attempt(),
        asked.submittedAt(),
        asked.spec(),
        orEmpty(prepared.worker()),
        orEmpty(prepared.host()),
        dataset == null ? List.of() : dataset,
        asked.priceBook());
  }

  private static Map<String, @Nullable Object> orEmpty(
      @Nullable Map<String, @Nullable Object> map) {
    if (map == null) {
      return Map.of();
    }
    return map;
  }
}

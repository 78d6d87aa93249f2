package io.benchtable.workflows.run;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the cost analyzer is asked at the end of a benchmark. */
final class JudgeRequest {

  private JudgeRequest() {}

  static Map<String, @Nullable Object> of(BenchmarkInput.Context context) {
    var read = io.benchtable.workflows.benchmark.SpecReader.read(PlainJson.read(context.spec()));
    var spec = read.spec().orElseThrow();
    var request = new LinkedHashMap<String, @Nullable Object>();
    request.put("benchmarkId", context.benchmarkId());
    request.put("baseline", spec.baseline().id());
    request.put("smallestDifference", spec.smallestDifference().toPlainString());
    request.put(
        "checks",
        spec.checks().stream()
            .map(
                check -> {
                  var plain = new LinkedHashMap<String, @Nullable Object>();
                  plain.put("metric", check.metric());
                  plain.put("equals", check.equalTo().orElse(null));
                  plain.put("atLeast", check.atLeast().orElse(null));
                  plain.put("atMost", check.atMost().orElse(null));
                  plain.put("groupBy", check.groupBy());
                  return plain;
                })
            .toList());
    request.put("pricing", context.priceBook());
    return request;
  }
}

package io.benchtable.workflows.run;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Specs for tests. */
final class Specs {

  private Specs() {}

  /** Two configurations, k = 1 and 2, one measured step. */
  static Map<String, @Nullable Object> small(int repetitions, int warmup) {
    var spec = new LinkedHashMap<String, @Nullable Object>();
    spec.put("name", "small");
    spec.put("parameters", Map.of("k", List.of(1, 2)));
    spec.put(
        "pipeline", List.of(Map.of("name", "count", "command", List.of("count", "-k", "${k}"))));
    spec.put("repetitions", repetitions);
    spec.put("warmup", warmup);
    return spec;
  }

  /** The same with set-up of the benchmark and of each configuration. */
  static Map<String, @Nullable Object> withSetup(int repetitions) {
    var spec = small(repetitions, 0);
    var pipeline = new ArrayList<Object>();
    pipeline.add(Map.of("name", "unpack", "scope", "benchmark", "command", List.of("unpack")));
    pipeline.add(
        Map.of("name", "index", "scope", "configuration", "command", List.of("index", "${k}")));
    pipeline.add(Map.of("name", "count", "command", List.of("count", "-k", "${k}")));
    spec.put("pipeline", pipeline);
    return spec;
  }
}

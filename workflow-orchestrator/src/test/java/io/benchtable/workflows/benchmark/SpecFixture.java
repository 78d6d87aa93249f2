package io.benchtable.workflows.benchmark;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A small spec, which a test may change, and what is wrong with it then. */
abstract class SpecFixture {

  final Map<String, Object> spec = new LinkedHashMap<>();
  final Map<String, Object> step = new LinkedHashMap<>();

  SpecFixture() {
    spec.put("name", "n");
    spec.put("parameters", Map.of("k", List.of(1, 2), "threads", List.of(1, 2)));
    step.put("name", "count");
    step.put("command", List.of("count", "${k}", "${threads}"));
    spec.put("pipeline", List.of(step));
  }

  List<Problem> problems() {
    return SpecReader.read(spec).problems();
  }

  List<String> paths() {
    return problems().stream().map(Problem::path).toList();
  }
}

package io.benchtable.workflows.run;

import io.benchtable.workflows.benchmark.BenchmarkSpec;
import io.benchtable.workflows.benchmark.Commands;
import io.benchtable.workflows.benchmark.Software;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A step as workers are asked for it, and the software that it is run with. */
final class StepRequest {

  private StepRequest() {}

  static Map<String, @Nullable Object> of(Commands.Filled filled, Software software) {
    var step = filled.step();
    var plain = new LinkedHashMap<String, @Nullable Object>();
    plain.put("name", step.name());
    plain.put("command", step.command());
    plain.put("environment", filled.environment());
    plain.put("software", software(software));
    plain.put("stdin", step.stdin().orElse(null));
    plain.put("stdout", step.stdout().orElse(null));
    plain.put("inputs", step.inputs());
    plain.put("outputs", step.outputs());
    plain.put("measured", step.measured());
    plain.put(
        "resources",
        Map.of("vcpus", step.resources().vcpus(), "memoryMiB", step.resources().memoryMiB()));
    plain.put("timeoutSeconds", step.timeout().toSeconds());
    plain.put("retries", step.retries());
    plain.put("metrics", step.metrics().stream().map(StepRequest::metric).toList());
    plain.put("versions", step.versions());
    plain.put("network", step.network());
    return plain;
  }

  private static Map<String, @Nullable Object> metric(BenchmarkSpec.Metric metric) {
    var plain = new LinkedHashMap<String, @Nullable Object>();
    plain.put("name", metric.name());
    plain.put("unit", metric.unit());
    plain.put("file", metric.file());
    plain.put("regex", metric.regex().orElse(null));
    plain.put("pointer", metric.pointer().orElse(null));
    return plain;
  }

  static Map<String, @Nullable Object> software(Software software) {
    var plain = new LinkedHashMap<String, @Nullable Object>();
    plain.put("path", software.path());
    plain.put("conda", software.conda().orElse(null));
    plain.put("modules", software.modules());
    plain.put("container", software.container().map(StepRequest::container).orElse(null));
    return plain;
  }

  private static Map<String, @Nullable Object> container(Software.Container container) {
    var plain = new LinkedHashMap<String, @Nullable Object>();
    plain.put("image", container.image());
    plain.put("engine", container.engine().orElse(null));
    plain.put("network", container.network());
    return plain;
  }
}

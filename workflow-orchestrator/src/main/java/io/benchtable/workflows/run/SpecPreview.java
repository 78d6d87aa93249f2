package io.benchtable.workflows.run;

import io.benchtable.workflows.benchmark.BenchmarkSpec;
import io.benchtable.workflows.benchmark.CheckedSpec;
import io.benchtable.workflows.benchmark.Commands;
import io.benchtable.workflows.benchmark.Configuration;
import io.benchtable.workflows.benchmark.Plan;
import io.benchtable.workflows.benchmark.RunKind;
import io.benchtable.workflows.benchmark.Scope;
import io.benchtable.workflows.benchmark.Software;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a spec would do, without starting anything: the answer of {@code /v1/benchmarks/check}. */
public final class SpecPreview {

  private SpecPreview() {}

  /**
   * The answer as plain values: {@code valid, errors, configurations, runs, leastRuns, warmups,
   * unknown}. Runs count set-up, warm-ups and measured runs; unknown names what only a worker can
   * tell, and the pricing where the books were not asked.
   */
  public static Map<String, @Nullable Object> of(CheckedSpec checked, boolean priced) {
    var answer = new LinkedHashMap<String, @Nullable Object>();
    answer.put("valid", checked.isValid());
    var errors = new ArrayList<Map<String, @Nullable Object>>();
    checked.problems().forEach(problem -> errors.add(problem.plain()));
    answer.put("errors", errors);
    var configurations = new ArrayList<Map<String, @Nullable Object>>();
    var unknown = new ArrayList<String>();
    int runs = 0;
    int least = 0;
    long warmups = 0;
    if (checked.spec().isPresent()) {
      var spec = checked.spec().get();
      spec.configurations().forEach(one -> configurations.add(configuration(spec, one)));
      var plan = Plan.of(spec, 0);
      runs = plan.runs().size();
      least = plan.leastRuns(spec.design());
      warmups = plan.runs().stream().filter(run -> run.kind() == RunKind.WARMUP).count();
      spec.dataset()
          .ifPresent(
              dataset ->
                  dataset
                      .files()
                      .forEach((name, path) -> unknown.add("spec.dataset.files." + name)));
      if (!spec.software().equals(Software.NONE)) {
        unknown.add("spec.software");
      }
      if (!priced) {
        unknown.add("spec.pricing");
      }
    }
    answer.put("configurations", configurations);
    answer.put("runs", runs);
    answer.put("leastRuns", least);
    answer.put("warmups", warmups);
    answer.put("unknown", unknown);
    return answer;
  }

  private static Map<String, @Nullable Object> configuration(
      BenchmarkSpec spec, Configuration configuration) {
    var commands = new ArrayList<Map<String, @Nullable Object>>();
    for (var step : spec.pipeline()) {
      if (step.scope() == Scope.BENCHMARK || step.appliesTo(configuration)) {
        var command = new LinkedHashMap<String, @Nullable Object>();
        command.put("step", step.name());
        command.put("scope", step.scope().text());
        command.put("command", Commands.fill(spec, step, configuration).step().command());
        commands.add(command);
      }
    }
    var plain = new LinkedHashMap<String, @Nullable Object>();
    plain.put("configurationId", configuration.id());
    plain.put("parameters", configuration.parameters());
    plain.put("commands", List.copyOf(commands));
    return plain;
  }
}

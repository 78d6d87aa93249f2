package io.benchtable.workflows.benchmark;

import io.benchtable.workflows.benchmark.BenchmarkSpec.Step;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** What must hold between the fields of a spec whose fields are all right. */
final class SpecRules {

  private final BenchmarkSpec spec;
  private final Consumer<Problem> problems;

  private SpecRules(BenchmarkSpec spec, Consumer<Problem> problems) {
    this.spec = spec;
    this.problems = problems;
  }

  static void check(BenchmarkSpec spec, Consumer<Problem> problems) {
    var rules = new SpecRules(spec, problems);
    DesignRules.check(spec, problems);
    rules.configurationIds();
    rules.steps();
    rules.somethingIsMeasured();
    rules.checks();
    rules.pricing();
    rules.software();
  }

  private void problem(String path, String value, String expected) {
    problems.accept(new Problem("spec." + path, Fields.show(value), expected));
  }

  private void configurationIds() {
    var ids = new HashSet<String>();
    for (var configuration : spec.configurations()) {
      if (!ids.add(configuration.id())) {
        problem("parameters", configuration.id(), "values that make configurations distinct");
      }
    }
  }

  private void steps() {
    var names = new HashSet<String>();
    for (int i = 0; i < spec.pipeline().size(); i++) {
      var step = new SpecStep(spec, spec.pipeline().get(i), "pipeline[" + i + "]", problems);
      if (!names.add(step.step().name())) {
        step.problem("name", step.step().name(), "a name that no other step has");
      }
      StepRules.check(step);
      ScriptRules.check(step);
      FileRules.check(step);
    }
  }

  private void somethingIsMeasured() {
    for (var configuration : spec.configurations()) {
      var steps = spec.steps(Scope.RUN, configuration);
      if (steps.stream().noneMatch(Step::measured)) {
        problem(
            "pipeline", configuration.id(), "a measured step of scope run for every configuration");
        return;
      }
      var metrics = new HashSet<String>();
      for (var step : steps) {
        for (var metric : step.metrics()) {
          if (!metrics.add(metric.name())) {
            problem("pipeline", metric.name(), "each metric once in a configuration");
            return;
          }
        }
      }
    }
  }

  private void checks() {
    var metrics =
        spec.pipeline().stream()
            .flatMap(step -> step.metrics().stream())
            .map(BenchmarkSpec.Metric::name)
            .collect(Collectors.toCollection(TreeSet::new));
    for (int i = 0; i < spec.checks().size(); i++) {
      var check = spec.checks().get(i);
      var path = "checks[" + i + "]";
      if (!metrics.contains(check.metric())) {
        problem(path + ".metric", check.metric(), "a metric of the pipeline: one of " + metrics);
      }
      SpecStep.list(
          path + ".groupBy",
          check.groupBy(),
          (where, name) -> {
            if (!spec.parameters().containsKey(name)) {
              problem(where, name, known(spec.parameters().keySet()));
            }
          });
    }
  }

  private void software() {
    var names = spec.software().places();
    spec.software().texts(this::parametersAreKnown);
    spec.steps(Scope.BENCHMARK).stream()
        .filter(_ -> !names.isEmpty())
        .findFirst()
        .ifPresent(
            step ->
                problem(
                    "software",
                    "${" + names.iterator().next() + "}",
                    "no parameter: step " + step.name() + " is run once for all configurations"));
    spec.configurations().stream()
        .map(one -> Commands.software(spec, one))
        .distinct()
        .forEach(
            filled ->
                SoftwareReader.check(
                    filled,
                    (field, value) ->
                        problem(
                            "software." + field,
                            value,
                            field.equals("container.engine")
                                ? "apptainer, podman or docker for every configuration"
                                : "a name for every configuration")));
  }

  private void pricing() {
    var pricing = spec.pricing();
    pricing.instanceType().ifPresent(text -> parametersAreKnown("pricing.instanceType", text));
    pricing.region().ifPresent(text -> parametersAreKnown("pricing.region", text));
  }

  private void parametersAreKnown(String where, String text) {
    Substitution.names(
        text,
        name -> {
          if (!spec.parameters().containsKey(name)) {
            problem(where, "${" + name + "}", known(spec.parameters().keySet()));
          }
        });
  }

  static String known(Set<String> names) {
    return names.isEmpty()
        ? "no parameter, since there are none"
        : "a known parameter: " + String.join(", ", names);
  }
}

package io.benchtable.workflows.benchmark;

import io.benchtable.workflows.benchmark.BenchmarkSpec.Step;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Steps with every value in its place, as they are executed. */
public final class Commands {

  private Commands() {}

  /**
   * A step for a configuration: the same step with every place filled, and its environment.
   *
   * @param environment every variable that the step is given
   */
  public record Filled(Step step, Map<String, String> environment) {}

  /** Fills a step's places; set-up of the whole benchmark has an empty configuration. */
  public static Filled fill(BenchmarkSpec spec, Step step, Configuration configuration) {
    return fill(spec, step, configuration, datasetPaths(spec));
  }

  /**
   * Fills a step's places.
   *
   * @param datasetFiles name of a dataset file to the path of the file as it was found
   */
  public static Filled fill(
      BenchmarkSpec spec,
      Step step,
      Configuration configuration,
      Map<String, String> datasetFiles) {
    var values = values(step, configuration, datasetFiles);
    var env = new LinkedHashMap<String, String>();
    step.env().forEach((name, value) -> env.put(name, Substitution.fill(value, values)));
    values.forEach((name, value) -> env.put("BT_" + name.replace('.', '_'), value));
    var filled =
        new Step(
            step.name(),
            Substitution.fill(step.command(), values),
            Map.copyOf(env),
            step.stdin().map(text -> Substitution.fill(text, values)),
            step.stdout().map(text -> Substitution.fill(text, values)),
            all(step.inputs(), values),
            all(step.outputs(), values),
            all(step.keep(), values),
            step.when(),
            step.scope(),
            step.measured(),
            step.resources(),
            step.timeout(),
            step.retries(),
            step.metrics().stream()
                .map(
                    metric ->
                        new BenchmarkSpec.Metric(
                            metric.name(),
                            metric.unit(),
                            Substitution.fill(metric.file(), values),
                            metric.regex(),
                            metric.pointer()))
                .toList(),
            step.versions().stream().map(argv -> Substitution.fill(argv, values)).toList(),
            step.network());
    return new Filled(filled, env);
  }

  /** Where a configuration's tools come from; set-up of the whole benchmark has an empty one. */
  public static Software software(BenchmarkSpec spec, Configuration configuration) {
    return spec.software().fill(parameters(configuration));
  }

  private static Map<String, String> parameters(Configuration configuration) {
    var values = new LinkedHashMap<String, String>();
    configuration.parameters().keySet().forEach(n -> values.put(n, configuration.text(n)));
    return values;
  }

  /** What a configuration is priced as, with its places filled. */
  public static BenchmarkSpec.Pricing pricing(BenchmarkSpec spec, Configuration configuration) {
    var values = parameters(configuration);
    var pricing = spec.pricing();
    return new BenchmarkSpec.Pricing(
        pricing.book(),
        pricing.version(),
        pricing.instanceType().map(text -> Substitution.fill(text, values)),
        pricing.region().map(text -> Substitution.fill(text, values)));
  }

  static Map<String, String> values(BenchmarkSpec spec, Step step, Configuration configuration) {
    return values(step, configuration, datasetPaths(spec));
  }

  private static Map<String, String> values(
      Step step, Configuration configuration, Map<String, String> datasetFiles) {
    var values = new LinkedHashMap<String, String>();
    if (step.scope() != Scope.BENCHMARK) {
      configuration.parameters().keySet().forEach(n -> values.put(n, configuration.text(n)));
    }
    datasetFiles.forEach(
        (name, path) ->
            values.put("dataset." + name, "dataset/" + name + "/" + Substitution.baseName(path)));
    values.put("vcpus", Integer.toString(step.resources().vcpus()));
    values.put("memoryMiB", Integer.toString(step.resources().memoryMiB()));
    return values;
  }

  private static Map<String, String> datasetPaths(BenchmarkSpec spec) {
    return spec.dataset().map(BenchmarkSpec.Dataset::files).orElse(Map.of());
  }

  private static List<String> all(List<String> texts, Map<String, String> values) {
    return texts.stream().map(text -> Substitution.fill(text, values)).toList();
  }
}

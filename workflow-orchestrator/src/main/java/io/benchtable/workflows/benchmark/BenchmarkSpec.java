package io.benchtable.workflows.benchmark;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a user asks for, with every default filled in.
 *
 * @param parameters name to values, sorted by name
 */
public record BenchmarkSpec(
    String name,
    Optional<String> description,
    Map<String, String> tags,
    Optional<Dataset> dataset,
    Map<String, List<Object>> parameters,
    List<Configuration> configurations,
    List<Step> pipeline,
    Design design,
    List<Check> checks,
    Pricing pricing,
    Software software,
    String queue) {

  /** Files that every run reads: name to path. */
  public record Dataset(Optional<String> id, Map<String, String> files) {}

  /**
   * One command of the pipeline.
   *
   * @param when parameter to the values for which the step applies
   * @param timeout of one attempt
   * @param retries attempts after the first
   * @param network {@code none} or {@code host}, outside containers
   */
  public record Step(
      String name,
      List<String> command,
      Map<String, String> env,
      Optional<String> stdin,
      Optional<String> stdout,
      List<String> inputs,
      List<String> outputs,
      List<String> keep,
      Map<String, List<Object>> when,
      Scope scope,
      boolean measured,
      Resources resources,
      Duration timeout,
      int retries,
      List<Metric> metrics,
      List<List<String>> versions,
      String network) {

    /** Whether this step is part of a configuration's runs. */
    public boolean appliesTo(Configuration configuration) {
      return when.entrySet().stream()
          .allMatch(
              condition -> {
                var value = configuration.text(condition.getKey());
                return condition.getValue().stream()
                    .anyMatch(one -> Configuration.text(one).equals(value));
              });
    }
  }

  /** What a step reserves. */
  public record Resources(int vcpus, int memoryMiB) {}

  /** A figure that a step prints: by regular expression (first group) or JSON pointer. */
  public record Metric(
      String name, String unit, String file, Optional<String> regex, Optional<String> pointer) {}

  /**
   * A condition on a metric; a configuration that fails it is infeasible.
   *
   * @param equalTo "baseline" or a number
   * @param groupBy parameters whose values must be the same to be compared
   */
  public record Check(
      String metric,
      Optional<Object> equalTo,
      Optional<BigDecimal> atLeast,
      Optional<BigDecimal> atMost,
      List<String> groupBy) {}

  /** What a configuration is priced as. */
  public record Pricing(
      String book,
      Optional<String> version,
      Optional<String> instanceType,
      Optional<String> region) {}

  /** Steps of a scope, in order. */
  public List<Step> steps(Scope scope) {
    return pipeline.stream().filter(step -> step.scope() == scope).toList();
  }

  /** Steps of a scope that apply to a configuration, in order. */
  public List<Step> steps(Scope scope, Configuration configuration) {
    return steps(scope).stream().filter(step -> step.appliesTo(configuration)).toList();
  }

  /** The configuration with this id. */
  public Optional<Configuration> configuration(String id) {
    return configurations.stream().filter(one -> one.id().equals(id)).findFirst();
  }
}

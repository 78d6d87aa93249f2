package io.benchtable.workflows.benchmark;

import static io.benchtable.workflows.benchmark.BenchmarkSpec.Check;
import static io.benchtable.workflows.benchmark.BenchmarkSpec.Dataset;
import static io.benchtable.workflows.benchmark.BenchmarkSpec.Metric;
import static io.benchtable.workflows.benchmark.BenchmarkSpec.Pricing;
import static io.benchtable.workflows.benchmark.BenchmarkSpec.Resources;
import static io.benchtable.workflows.benchmark.BenchmarkSpec.Step;

import io.benchtable.workflows.item.ItemSize;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * Reads a spec from plain values (maps, lists, texts, numbers, booleans) and finds every problem of
 * it. {@code contracts/benchmark.schema.json} says the same of the shape.
 */
public final class SpecReader {

  /** The most runs of a benchmark, warm-ups and set-up included. */
  public static final int MOST_RUNS = 10_000;

  /** Bytes of a spec: of the 400 KB that an item may have, the platform needs some itself. */
  public static final int LARGEST = 384 * 1024;

  static final Pattern ANY = Pattern.compile("(?s).+");
  private static final Pattern NAME = Pattern.compile("(?s).{1,200}");
  private static final Pattern VARIABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,63}");
  private static final Pattern STEP = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.-]{0,63}");
  private static final Pattern QUEUE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,63}");
  private static final Pattern SCOPE = Pattern.compile("run|configuration|benchmark");
  private static final Pattern TIMEOUT = Pattern.compile("([1-9][0-9]{0,6})(s|m|h|d)");
  private static final Pattern POINTER = Pattern.compile("(/[^/]*)*");
  private static final int LONGEST_TIMEOUT_DAYS = 7;

  private static final List<String> SPEC =
      List.of(
          "name",
          "description",
          "tags",
          "dataset",
          "parameters",
          "exclude",
          "include",
          "pipeline",
          "repetitions",
          "warmup",
          "baseline",
          "smallestDifference",
          "checks",
          "pricing",
          "software",
          "queue");
  private static final List<String> STEP_FIELDS =
      List.of(
          "name",
          "command",
          "env",
          "stdin",
          "stdout",
          "inputs",
          "outputs",
          "keep",
          "when",
          "scope",
          "measured",
          "resources",
          "timeout",
          "retries",
          "metrics",
          "versions");

  private final List<Problem> problems = new ArrayList<>();

  private SpecReader() {}

  /** Checks a spec. */
  public static CheckedSpec read(@Nullable Object spec) {
    if (!(spec instanceof Map<?, ?> map)) {
      return new CheckedSpec(
          Optional.empty(), List.of(new Problem("spec", Fields.show(spec), "an object")));
    }
    var size = ItemSize.of(spec);
    if (size > LARGEST) {
      var expected =
          "at most " + LARGEST + " bytes, as an item may have " + ItemSize.LARGEST + " in all";
      return new CheckedSpec(
          Optional.empty(), List.of(new Problem("spec", size + " bytes", expected)));
    }
    var reader = new SpecReader();
    var result = reader.spec(map);
    if (reader.problems.isEmpty()) {
      result.ifPresent(known -> SpecRules.check(known, reader.problems::add));
    }
    return new CheckedSpec(reader.problems.isEmpty() ? result : Optional.empty(), reader.problems);
  }

  /**
   * Reads a spec that was accepted before. Rules may have come since; it means what it meant, and
   * there are problems only if nothing of it can be run.
   */
  public static CheckedSpec frozen(@Nullable Object spec) {
    var reader = new SpecReader();
    var result = spec instanceof Map<?, ?> map ? reader.spec(map) : Optional.<BenchmarkSpec>empty();
    return result
        .filter(known -> !known.pipeline().isEmpty())
        .map(known -> new CheckedSpec(Optional.of(known), List.of()))
        .orElseGet(() -> read(spec));
  }

  private Optional<BenchmarkSpec> spec(Map<?, ?> map) {
    return spec(new Fields("spec", map, problems::add).only(SPEC));
  }

  private Optional<BenchmarkSpec> spec(Fields fields) {
    var name = fields.text("name", NAME, "a name of 1 to 200 characters");
    if (!fields.has("name")) {
      fields.problem("name", null, "a name of 1 to 200 characters");
    }
    var description = fields.text("description", Pattern.compile("(?s).*"), "a text");
    var tags = fields.map("tags", (tag, key) -> tag.text(key, ANY, "a text"));
    var dataset = fields.object("dataset").map(this::dataset);
    var parameters = parameters(fields);
    var pipeline = pipeline(fields);
    var pricing = fields.object("pricing").map(this::pricing).orElseGet(SpecReader::ownHardware);
    var software = fields.object("software").map(SoftwareReader::read).orElse(Software.NONE);
    int repetitions = fields.integer("repetitions", 1, MOST_RUNS, 10);
    int warmup = fields.integer("warmup", 0, 1000, 1);
    var difference = difference(fields);
    var queue = fields.text("queue", QUEUE, "letters, digits, - and _").orElse("default");
    var checks = fields.objects("checks", this::check);
    var configurations = configurations(fields, parameters);
    if (configurations.isEmpty()) {
      return Optional.empty();
    }
    var baseline = baseline(fields, parameters, configurations);
    return Optional.of(
        new BenchmarkSpec(
            name.orElse(""),
            description,
            tags,
            dataset,
            parameters,
            configurations,
            pipeline,
            repetitions,
            warmup,
            baseline,
            difference,
            checks,
            pricing,
            software,
            queue));
  }

  private Dataset dataset(Fields fields) {
    fields.only(List.of("id", "files"));
    var files =
        fields.map(
            "files",
            (file, name) -> {
              if (!VARIABLE.matcher(name).matches()) {
                file.problem(name, name, "a name of letters, digits and _");
              }
              if (!file.has(name)) {
                file.problem(name, null, "a path");
              }
              return file.text(name, ANY, "a path");
            });
    return new Dataset(fields.text("id", ANY, "a text"), files);
  }

  /** Sorted by name, since tables do not keep the order of an object's fields. */
  private Map<String, List<Object>> parameters(Fields spec) {
    return new TreeMap<>(
        spec.map(
            "parameters",
            (fields, name) -> {
              if (!VARIABLE.matcher(name).matches()) {
                fields.problem(name, name, "a name of letters, digits and _");
              }
              if (name.equals("vcpus") || name.equals("memoryMiB") || name.startsWith("dataset_")) {
                fields.problem(name, name, "a name that does not stand for something else");
              }
              var values = fields.scalars(name);
              if (values.isEmpty()) {
                fields.problem(name, List.of(), "at least one value, else the matrix is empty");
              }
              var texts = values.stream().map(Configuration::text).toList();
              for (int i = 0; i < texts.size(); i++) {
                if (texts.indexOf(texts.get(i)) < i) {
                  fields.problem(name + "[" + i + "]", texts.get(i), "each value once");
                }
              }
              return Optional.of(values);
            }));
  }

  private List<Configuration> configurations(Fields fields, Map<String, List<Object>> parameters) {
    if (parameters.values().stream().anyMatch(List::isEmpty)) {
      return List.of();
    }
    long size = Matrix.size(parameters);
    if (size > 10L * MOST_RUNS) {
      fields.problem("parameters", size + " configurations", "at most " + MOST_RUNS + " runs");
      return List.of();
    }
    var exclude = points(fields, "exclude", parameters);
    var include = points(fields, "include", parameters);
    for (int i = 0; i < include.size(); i++) {
      for (var name : parameters.keySet()) {
        if (!include.get(i).containsKey(name)) {
          fields.problem("include[" + i + "]." + name, null, "a value for every parameter");
        }
      }
    }
    var configurations = Matrix.configurations(parameters, exclude, include);
    if (configurations.isEmpty()) {
      fields.problem("exclude", "every configuration", "a matrix that is not empty");
    }
    return configurations;
  }

  private List<Map<String, Object>> points(
      Fields spec, String field, Map<String, List<Object>> parameters) {
    return spec.objects(
        field,
        fields -> {
          fields.only(parameters.keySet());
          var point = new LinkedHashMap<String, Object>();
          for (var parameter : parameters.entrySet()) {
            var name = parameter.getKey();
            if (fields.has(name)) {
              var value = fields.scalarValue(name);
              value.ifPresent(known -> point.put(name, known));
              if (field.equals("exclude")
                  && value.filter(v -> has(parameter.getValue(), v)).isEmpty()) {
                fields.problem(
                    name,
                    value.orElse(""),
                    "one of the values of the parameter: " + parameter.getValue());
              }
            }
          }
          return Optional.of(point);
        });
  }

  private static boolean has(List<Object> values, Object value) {
    return values.stream().map(Configuration::text).anyMatch(Configuration.text(value)::equals);
  }

  private Configuration baseline(
      Fields spec, Map<String, List<Object>> parameters, List<Configuration> configurations) {
    var given = spec.object("baseline");
    if (given.isEmpty()) {
      return configurations.getFirst();
    }
    var fields = given.get().only(parameters.keySet());
    var point = new LinkedHashMap<String, Object>();
    for (var name : parameters.keySet()) {
      if (fields.has(name)) {
        fields.scalarValue(name).ifPresent(value -> point.put(name, value));
      }
    }
    var matching =
        configurations.stream().filter(one -> Matrix.matches(one.parameters(), point)).toList();
    if (matching.size() != 1) {
      spec.problem(
          "baseline",
          new Configuration(point).id(),
          matching.isEmpty()
              ? "a configuration of the matrix, such as " + configurations.getFirst().id()
              : "exactly one configuration, but it fits " + matching.size());
      return configurations.getFirst();
    }
    return matching.getFirst();
  }

  private List<Step> pipeline(Fields fields) {
    var pipeline = fields.objects("pipeline", this::step);
    if (fields.list("pipeline").isEmpty()) {
      fields.problem("pipeline", fields.has("pipeline") ? List.of() : null, "at least one step");
    }
    return pipeline;
  }

  private Optional<Step> step(Fields fields) {
    fields.only(STEP_FIELDS);
    var name = fields.text("name", STEP, "a name of letters, digits, ., _ and -");
    if (!fields.has("name")) {
      fields.problem("name", null, "a name of letters, digits, ., _ and -");
    }
    var command = fields.texts("command");
    if (fields.list("command").isEmpty()) {
      fields.problem("command", null, "a list: the program and its arguments");
    }
    var scope =
        fields
            .text("scope", SCOPE, "run, configuration or benchmark")
            .flatMap(
                text ->
                    Arrays.stream(Scope.values()).filter(s -> s.text().equals(text)).findFirst())
            .orElse(Scope.RUN);
    var step =
        new Step(
            name.orElse(""),
            command,
            fields.map(
                "env",
                (env, key) -> {
                  if (!VARIABLE.matcher(key).matches()) {
                    env.problem(key, key, "a name of letters, digits and _");
                  }
                  return env.text(key, Pattern.compile("(?s).*"), "a text");
                }),
            fields.text("stdin", ANY, "a file of the run directory"),
            fields.text("stdout", ANY, "a file of the run directory"),
            fields.texts("inputs"),
            fields.texts("outputs"),
            fields.texts("keep"),
            fields.map("when", (when, key) -> Optional.of(when.scalarOrScalars(key))),
            scope,
            fields.bool("measured", scope == Scope.RUN),
            fields.object("resources").map(this::resources).orElse(new Resources(1, 1024)),
            timeout(fields),
            fields.integer("retries", 0, 10, 0),
            fields.objects("metrics", this::metric),
            fields.textLists("versions"));
    return name.isPresent() && !command.isEmpty() ? Optional.of(step) : Optional.empty();
  }

  private Resources resources(Fields fields) {
    fields.only(List.of("vcpus", "memoryMiB"));
    return new Resources(
        fields.integer("vcpus", 1, 1024, 1), fields.integer("memoryMiB", 1, 16_777_216, 1024));
  }

  private Duration timeout(Fields fields) {
    var expected = "a time such as 30s, 5m, 2h or 1d, at most " + LONGEST_TIMEOUT_DAYS + "d";
    var text = fields.text("timeout", TIMEOUT, expected).orElse("1h");
    var match = TIMEOUT.matcher(text);
    if (!match.matches()) {
      return Duration.ofHours(1);
    }
    long amount = Long.parseLong(match.group(1));
    var timeout =
        switch (match.group(2)) {
          case "s" -> Duration.ofSeconds(amount);
          case "m" -> Duration.ofMinutes(amount);
          case "h" -> Duration.ofHours(amount);
          default -> Duration.ofDays(amount);
        };
    if (timeout.toDays() > LONGEST_TIMEOUT_DAYS) {
      fields.problem("timeout", text, expected);
    }
    return timeout;
  }

  private Optional<Metric> metric(Fields fields) {
    fields.only(List.of("name", "unit", "file", "regex", "pointer"));
    var name = fields.text("name", VARIABLE, "a name of letters, digits and _");
    if (!fields.has("name")) {
      fields.problem("name", null, "a name of letters, digits and _");
    }
    var regex = fields.text("regex", ANY, "a regular expression");
    regex.filter(text -> !text.isEmpty()).ifPresent(text -> regex(fields, text));
    var pointer = fields.text("pointer", POINTER, "a JSON pointer such as /total");
    if (fields.has("regex") == fields.has("pointer")) {
      fields.problem("regex", regex.orElse(null), "either regex or pointer");
    }
    return name.map(
        known ->
            new Metric(
                known,
                fields.text("unit", ANY, "a unit").orElse("1"),
                fields.text("file", ANY, "stdout, or a file of the run directory").orElse("stdout"),
                regex,
                pointer));
  }

  private static void regex(Fields fields, String text) {
    try {
      if (Pattern.compile(text).matcher("").groupCount() < 1) {
        fields.problem("regex", text, "a group in parentheses around the value");
      }
    } catch (PatternSyntaxException e) {
      fields.problem("regex", text, "a regular expression: " + e.getDescription());
    }
  }

  private Optional<Check> check(Fields fields) {
    fields.only(List.of("metric", "equals", "atLeast", "atMost", "groupBy"));
    var metric = fields.text("metric", VARIABLE, "the name of a metric");
    if (!fields.has("metric")) {
      fields.problem("metric", null, "the name of a metric");
    }
    Optional<Object> equal = Optional.empty();
    if (fields.has("equals")) {
      equal = fields.scalarValue("equals").filter(value -> !(value instanceof Boolean));
      if (equal
          .filter(value -> value instanceof BigDecimal || value.equals("baseline"))
          .isEmpty()) {
        fields.problem("equals", equal.orElse(""), "a number, or baseline");
      }
    }
    if (!fields.has("equals") && !fields.has("atLeast") && !fields.has("atMost")) {
      fields.problem("equals", null, "at least one of equals, atLeast and atMost");
    }
    var check = equal;
    return metric.map(
        name ->
            new Check(
                name,
                check,
                fields.decimal("atLeast"),
                fields.decimal("atMost"),
                fields.texts("groupBy")));
  }

  private Pricing pricing(Fields fields) {
    fields.only(List.of("book", "version", "instanceType", "region"));
    return new Pricing(
        fields.text("book", ANY, "the name of a price book").orElse("own-hardware"),
        fields.text("version", ANY, "a version of the price book"),
        fields.text("instanceType", ANY, "an instance type, or ${parameter}"),
        fields.text("region", ANY, "a region"));
  }

  private static Pricing ownHardware() {
    return new Pricing("own-hardware", Optional.empty(), Optional.empty(), Optional.empty());
  }

  private static BigDecimal difference(Fields fields) {
    var difference = fields.decimal("smallestDifference");
    difference
        .filter(value -> value.signum() < 0 || value.compareTo(BigDecimal.ONE) >= 0)
        .ifPresent(
            value ->
                fields.problem(
                    "smallestDifference", value, "a fraction from 0 to below 1, such as 0.02"));
    return difference.orElse(new BigDecimal("0.02"));
  }
}

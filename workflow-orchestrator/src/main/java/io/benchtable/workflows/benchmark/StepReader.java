package io.benchtable.workflows.benchmark;

import io.benchtable.workflows.benchmark.BenchmarkSpec.Metric;
import io.benchtable.workflows.benchmark.BenchmarkSpec.Resources;
import io.benchtable.workflows.benchmark.BenchmarkSpec.Step;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Reads the steps of a pipeline. */
final class StepReader {

  /** Variables by which a worker knows what is a step's. */
  private static final String RESERVED = "BENCHTABLE_";

  private static final Pattern STEP = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.-]{0,63}");
  private static final Pattern SCOPE = Pattern.compile("run|configuration|benchmark");
  private static final Pattern NETWORK = Pattern.compile("none|host");
  private static final Pattern POINTER = Pattern.compile("(/[^/]*)*");
  private static final int LONGEST_TIMEOUT_DAYS = 7;
  private static final List<String> FIELDS =
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
          "versions",
          "network");

  private StepReader() {}

  static List<Step> pipeline(Fields fields) {
    var pipeline = fields.objects("pipeline", StepReader::step);
    if (fields.list("pipeline").isEmpty()) {
      fields.unreadable("pipeline", fields.has("pipeline") ? List.of() : null, "at least one step");
    }
    return pipeline;
  }

  private static Optional<Step> step(Fields fields) {
    fields.only(FIELDS);
    var name = fields.text("name", STEP, "a name of letters, digits, ., _ and -");
    if (!fields.has("name")) {
      fields.unreadable("name", null, "a name of letters, digits, ., _ and -");
    }
    var command = fields.texts("command");
    if (fields.list("command").isEmpty()) {
      fields.unreadable("command", null, "a list: the program and its arguments");
    }
    var scope =
        fields
            .form("scope", SCOPE, "run, configuration or benchmark")
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
                  if (!Fields.VARIABLE.matcher(key).matches()) {
                    env.problem(key, key, "a name of letters, digits and _");
                  } else if (key.startsWith(RESERVED)) {
                    env.problem(key, key, "a name that does not begin with " + RESERVED);
                  }
                  return env.text(key, Pattern.compile("(?s).*"), "a text");
                }),
            fields.text("stdin", Fields.ANY, "a file of the run directory"),
            fields.text("stdout", Fields.ANY, "a file of the run directory"),
            fields.texts("inputs"),
            fields.texts("outputs"),
            fields.texts("keep"),
            fields.map("when", (when, key) -> Optional.of(when.scalarOrScalars(key))),
            scope,
            fields.bool("measured", scope == Scope.RUN),
            fields.object("resources").map(StepReader::resources).orElse(new Resources(1, 1024)),
            timeout(fields),
            fields.integer("retries", 0, 10, 0),
            fields.objects("metrics", StepReader::metric),
            fields.textLists("versions"),
            fields.text("network", NETWORK, "none or host").orElse("none"));
    return name.isPresent() && !command.isEmpty() ? Optional.of(step) : Optional.empty();
  }

  private static Resources resources(Fields fields) {
    fields.only(List.of("vcpus", "memoryMiB"));
    return new Resources(
        fields.integer("vcpus", 1, 1024, 1), fields.integer("memoryMiB", 1, 16_777_216, 1024));
  }

  private static Duration timeout(Fields fields) {
    return TimeSpans.read(fields, "timeout", LONGEST_TIMEOUT_DAYS).orElse(Duration.ofHours(1));
  }

  private static Optional<Metric> metric(Fields fields) {
    fields.only(List.of("name", "unit", "file", "regex", "pointer"));
    var name = fields.text("name", Fields.VARIABLE, "a name of letters, digits and _");
    if (!fields.has("name")) {
      fields.unreadable("name", null, "a name of letters, digits and _");
    }
    var regex = fields.text("regex", Fields.ANY, "a regular expression");
    regex.filter(text -> !text.isEmpty()).ifPresent(text -> regex(fields, text));
    var pointer = fields.text("pointer", POINTER, "a JSON pointer such as /total");
    if (fields.has("regex") == fields.has("pointer")) {
      fields.problem("regex", regex.orElse(null), "either regex or pointer");
    }
    return name.map(
        known ->
            new Metric(
                known,
                fields.text("unit", Fields.ANY, "a unit").orElse("1"),
                fields
                    .text("file", Fields.ANY, "stdout, or a file of the run directory")
                    .orElse("stdout"),
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
}

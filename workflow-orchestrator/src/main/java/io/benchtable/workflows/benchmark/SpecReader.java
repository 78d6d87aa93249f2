package io.benchtable.workflows.benchmark;

import io.benchtable.workflows.benchmark.BenchmarkSpec.Check;
import io.benchtable.workflows.benchmark.BenchmarkSpec.Dataset;
import io.benchtable.workflows.benchmark.BenchmarkSpec.Pricing;
import io.benchtable.workflows.item.ItemSize;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads a spec from plain values (maps, lists, texts, numbers, booleans) and finds every problem of
 * it. {@code contracts/benchmark.schema.json} says the same of the shape.
 */
public final class SpecReader {

  /** The most runs of a benchmark, warm-ups and set-up included. */
  public static final int MOST_RUNS = 10_000;

  /** Whatever was once allowed: a plan must fit into memory. */
  private static final int MOST_RUNS_EVER = 10 * MOST_RUNS;

  /** Bytes of a spec: of the 400 KB that an item may have, the platform needs some itself. */
  public static final int LARGEST = 384 * 1024;

  private static final Pattern NAME = Pattern.compile("(?s).{1,200}");
  private static final Pattern QUEUE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,63}");

  private static final List<String> OTHERS =
      List.of(
          "name",
          "description",
          "tags",
          "dataset",
          "parameters",
          "exclude",
          "include",
          "pipeline",
          "checks",
          "pricing",
          "software",
          "queue");

  private static final List<String> FIELDS =
      Stream.concat(OTHERS.stream(), DesignReader.FIELDS.stream()).toList();

  private final Findings problems = new Findings();

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
    if (reader.problems.all().isEmpty()) {
      result.ifPresent(known -> SpecRules.check(known, reader.problems::add));
    }
    return checked(result, reader.problems.all());
  }

  /**
   * Reads a spec that was accepted before. Rules may have come since: what is not allowed any more
   * means what it meant. What cannot be read any more is a problem, since without it the spec would
   * mean something else.
   */
  public static CheckedSpec frozen(@Nullable Object spec) {
    if (!(spec instanceof Map<?, ?> map)) {
      return read(spec);
    }
    var reader = new SpecReader();
    var result = reader.spec(map);
    result.ifPresent(reader::fitsIntoMemory);
    return checked(result, reader.problems.unreadable());
  }

  private static CheckedSpec checked(Optional<BenchmarkSpec> result, List<Problem> problems) {
    return new CheckedSpec(problems.isEmpty() ? result : Optional.empty(), problems);
  }

  private void fitsIntoMemory(BenchmarkSpec spec) {
    long runs = spec.design().runs(spec.configurations().size());
    if (runs > MOST_RUNS_EVER) {
      problems.addUnreadable(
          new Problem(
              "spec.repetitions",
              "%d runs of %d configurations".formatted(runs, spec.configurations().size()),
              "at most " + MOST_RUNS_EVER + " runs, warm-ups included"));
    }
  }

  private Optional<BenchmarkSpec> spec(Map<?, ?> map) {
    return spec(new Fields("spec", map, problems).only(FIELDS));
  }

  private Optional<BenchmarkSpec> spec(Fields fields) {
    var name = fields.text("name", NAME, "a name of 1 to 200 characters");
    if (!fields.has("name")) {
      fields.problem("name", null, "a name of 1 to 200 characters");
    }
    var description = fields.text("description", Pattern.compile("(?s).*"), "a text");
    var tags = fields.map("tags", (tag, key) -> tag.text(key, Fields.ANY, "a text"));
    var dataset = fields.object("dataset").map(this::dataset);
    var matrix = MatrixReader.of(fields);
    var pipeline = StepReader.pipeline(fields);
    var pricing = fields.object("pricing").map(this::pricing).orElseGet(SpecReader::ownHardware);
    var software = fields.object("software").map(SoftwareReader::read).orElse(Software.NONE);
    var queue = fields.text("queue", QUEUE, "letters, digits, - and _").orElse("default");
    var checks = fields.objects("checks", this::check);
    var configurations = matrix.configurations();
    if (configurations.isEmpty()) {
      return Optional.empty();
    }
    var design = DesignReader.read(fields, matrix, configurations);
    return Optional.of(
        new BenchmarkSpec(
            name.orElse(""),
            description,
            tags,
            dataset,
            matrix.parameters(),
            design.mode().arms(configurations),
            pipeline,
            design,
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
              if (!Fields.VARIABLE.matcher(name).matches()) {
                file.problem(name, name, "a name of letters, digits and _");
              }
              if (!file.has(name)) {
                file.unreadable(name, null, "a path");
              }
              return file.text(name, Fields.ANY, "a path");
            });
    return new Dataset(fields.text("id", Fields.ANY, "a text"), files);
  }

  private Optional<Check> check(Fields fields) {
    fields.only(List.of("metric", "equals", "atLeast", "atMost", "groupBy"));
    var metric = fields.text("metric", Fields.VARIABLE, "the name of a metric");
    if (!fields.has("metric")) {
      fields.unreadable("metric", null, "the name of a metric");
    }
    Optional<Object> equal = Optional.empty();
    if (fields.has("equals")) {
      equal = fields.scalarValue("equals").filter(value -> !(value instanceof Boolean));
      var expected = "a number, or baseline";
      if (equal.isEmpty()) {
        fields.unreadable("equals", "", expected);
      } else if (!(equal.get() instanceof BigDecimal) && !equal.get().equals("baseline")) {
        fields.problem("equals", equal.get(), expected);
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
        fields.text("book", Fields.ANY, "the name of a price book").orElse("own-hardware"),
        fields.text("version", Fields.ANY, "a version of the price book"),
        fields.text("instanceType", Fields.ANY, "an instance type, or ${parameter}"),
        fields.text("region", Fields.ANY, "a region"));
  }

  private static Pricing ownHardware() {
    return new Pricing("own-hardware", Optional.empty(), Optional.empty(), Optional.empty());
  }
}

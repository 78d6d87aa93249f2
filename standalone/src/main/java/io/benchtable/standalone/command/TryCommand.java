package io.benchtable.standalone.command;

import io.benchtable.standalone.client.Tables;
import io.benchtable.standalone.terminal.Figures;
import io.benchtable.standalone.terminal.Terminal;
import io.benchtable.workflows.benchmark.BenchmarkSpec;
import io.benchtable.workflows.benchmark.Configuration;
import io.benchtable.workflows.item.Shortened;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

@Command(
    name = "try",
    description = "Run one configuration once and show its log: is the pipeline right?",
    footer = {
      "",
      "Examples:",
      "  benchtable try examples/kmer-counting/benchmark.yaml",
      "  benchtable try examples/kmer-counting/benchmark.yaml --configuration k=31,threads=2"
    })
final class TryCommand implements Callable<Integer> {

  private static final int LONGEST_NAME = 200;
  private static final String SUFFIX = " (try)";

  @Mixin InstanceOptions instance = new InstanceOptions();

  @Parameters(paramLabel = "FILE", description = "The benchmark.")
  Path file = Path.of("benchmark.yaml");

  @Option(
      names = "--configuration",
      paramLabel = "ID",
      description = "Which configuration, as check shows it; the baseline if it is left out.")
  @Nullable String configuration;

  private final Terminal terminal;

  TryCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    SpecFile spec = SpecFile.read(file, instance.tablesIfRunning());
    if (!spec.print(terminal)) {
      return ExitCodes.USAGE;
    }
    Configuration one =
        configuration == null
            ? spec.spec().design().baseline()
            : spec.spec()
                .configuration(configuration)
                .orElseThrow(
                    () ->
                        new IllegalArgumentException(
                            "Expected a configuration of the benchmark, but it is '"
                                + configuration
                                + "': ./benchtable check shows them."));
    Tables tables = instance.tables();
    String id = Submission.put(tables, once(spec.tree(), spec.spec(), one));
    JsonNode benchmark = Watching.untilEnd(tables, id, terminal);
    List<JsonNode> runs = tables.query("runs", id);
    if (instance.json) {
      Printing.json(terminal, runs);
    } else {
      runs.forEach(run -> print(tables, run));
      Printing.lines(terminal, Report.problems(benchmark));
      terminal.out().println(tables.page(id));
    }
    return benchmark.path("status").asString().equals("COMPLETE")
        ? ExitCodes.DONE
        : ExitCodes.FAILED;
  }

  /** The same benchmark with one configuration, the steps that apply to it, and one run. */
  static ObjectNode once(ObjectNode tree, BenchmarkSpec spec, Configuration configuration) {
    tree.put("name", Shortened.text(spec.name(), LONGEST_NAME - SUFFIX.length()) + SUFFIX);
    tree.remove("until");
    tree.put("repetitions", 1);
    tree.put("warmup", 0);
    tree.put("noise", "off");
    tree.remove(List.of("mode", "exclude", "include", "baseline"));
    ObjectNode parameters = Tables.JSON.createObjectNode();
    for (Map.Entry<String, Object> value : configuration.parameters().entrySet()) {
      parameters.putArray(value.getKey()).addPOJO(value.getValue());
    }
    if (!parameters.isEmpty()) {
      tree.set("parameters", parameters);
    }
    keepWhatApplies(tree, spec, configuration);
    return tree;
  }

  private static void keepWhatApplies(
      ObjectNode tree, BenchmarkSpec spec, Configuration configuration) {
    JsonNode written = tree.path("pipeline");
    ArrayNode steps = tree.putArray("pipeline");
    Set<String> metrics = new HashSet<>();
    for (int i = 0; i < spec.pipeline().size(); i++) {
      BenchmarkSpec.Step step = spec.pipeline().get(i);
      if (step.appliesTo(configuration)) {
        ObjectNode kept = (ObjectNode) written.get(i);
        kept.remove("when");
        steps.add(kept);
        step.metrics().forEach(metric -> metrics.add(metric.name()));
      }
    }
    if (tree.path("checks") instanceof ArrayNode checks) {
      checks.removeIf(check -> !metrics.contains(check.path("metric").asString()));
    }
  }

  private void print(Tables tables, JsonNode run) {
    String runId = run.path("runId").asString();
    JsonNode wall = run.path("samples").path("wallSeconds");
    terminal
        .out()
        .printf(
            "%s %s %s %s%n",
            runId,
            run.path("kind").asString().toLowerCase(Locale.ROOT),
            run.path("status").asString().toLowerCase(Locale.ROOT),
            wall.isString() ? Figures.seconds(Report.decimal(wall)) : "");
    if (run.path("reason").isString()) {
      terminal
          .out()
          .println(run.path("reason").stringValue() + " " + run.path("message").asString(""));
    }
    new Logs(tables, terminal, 16 * 1024).print(tables.query("jobs", runId));
    run.path("metrics")
        .properties()
        .forEach(
            metric ->
                terminal
                    .out()
                    .println(metric.getKey() + ": " + metric.getValue().path("value").asString()));
  }
}

package io.benchtable.standalone.command;

import io.benchtable.standalone.client.Tables;
import io.benchtable.standalone.terminal.Figures;
import io.benchtable.standalone.terminal.Terminal;
import io.benchtable.workflows.benchmark.Configuration;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;
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
    SpecFile spec = SpecFile.read(file);
    if (!spec.print(terminal)) {
      return ExitCodes.USAGE;
    }
    Configuration one =
        configuration == null
            ? spec.spec().baseline()
            : spec.spec()
                .configuration(configuration)
                .orElseThrow(
                    () ->
                        new IllegalArgumentException(
                            "Expected a configuration of the benchmark, but it is '"
                                + configuration
                                + "': ./benchtable check shows them."));
    Tables tables = instance.tables();
    String id = Submission.put(tables, once(spec.tree(), one));
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

  /** The same benchmark with one configuration and one run. */
  private static ObjectNode once(ObjectNode spec, Configuration configuration) {
    spec.put("name", spec.path("name").asString() + " (try)");
    spec.put("repetitions", 1);
    spec.put("warmup", 0);
    spec.remove(List.of("exclude", "include", "baseline"));
    ObjectNode parameters = Tables.JSON.createObjectNode();
    for (Map.Entry<String, Object> value : configuration.parameters().entrySet()) {
      parameters.putArray(value.getKey()).addPOJO(value.getValue());
    }
    if (!parameters.isEmpty()) {
      spec.set("parameters", parameters);
    }
    return spec;
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

package io.benchtable.standalone.command;

import io.benchtable.standalone.client.Tables;
import io.benchtable.standalone.terminal.Figures;
import io.benchtable.standalone.terminal.Terminal;
import io.benchtable.workflows.benchmark.BenchmarkSpec;
import io.benchtable.workflows.benchmark.Commands.Filled;
import io.benchtable.workflows.benchmark.Configuration;
import io.benchtable.workflows.benchmark.Plan;
import io.benchtable.workflows.benchmark.RunKind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

@Command(
    name = "check",
    description = {
      "Check a benchmark and show what it will do: configurations, commands, runs, prices, and what"
          + " is unknown. Starts nothing and needs no instance; one that runs adds an estimate of"
          + " time and cost from earlier runs of the same pipeline."
    },
    footer = {"", "Example:", "  benchtable check examples/kmer-counting/benchmark.yaml"})
final class CheckCommand implements Callable<Integer> {

  private static final String SEARCH_PATH =
      "/usr/local/bin:/usr/bin:/bin:/usr/local/sbin:/usr/sbin:/sbin";

  @Mixin InstanceOptions instance = new InstanceOptions();

  @Parameters(paramLabel = "FILE", description = "The benchmark.")
  Path file = Path.of("benchmark.yaml");

  @Option(
      names = "--commands",
      paramLabel = "N",
      defaultValue = "3",
      description = "Show the commands of so many configurations (default: ${DEFAULT-VALUE}).")
  int shown;

  private final Terminal terminal;

  CheckCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    SpecFile spec = SpecFile.read(file);
    if (instance.json) {
      Printing.json(terminal, json(spec));
      return spec.problems().isEmpty() ? ExitCodes.DONE : ExitCodes.USAGE;
    }
    if (!spec.print(terminal)) {
      return ExitCodes.USAGE;
    }
    print(spec.spec());
    forecast(spec).lines().forEach(terminal.out()::println);
    terminal.out().println("Next: ./benchtable try " + file);
    return ExitCodes.DONE;
  }

  private Forecast forecast(SpecFile spec) {
    return Forecast.of(instance.tablesIfRunning(), spec.tree());
  }

  private void print(BenchmarkSpec spec) {
    List<Configuration> configurations = spec.configurations();
    Plan plan = Plan.of(spec, 0);
    terminal
        .out()
        .printf(
            "%s: %d configurations, %d runs (%d set-up, %d warm-up, %d measured), baseline %s%n%n",
            spec.name(),
            configurations.size(),
            plan.runs().size(),
            count(plan, RunKind.SETUP),
            count(plan, RunKind.WARMUP),
            count(plan, RunKind.MEASURED),
            spec.baseline().id());
    Prices prices = new Prices();
    configurations.stream().limit(shown).forEach(one -> print(spec, one, prices));
    if (configurations.size() > shown) {
      terminal
          .out()
          .printf("… and %d more; --commands N shows them.%n%n", configurations.size() - shown);
    }
    missing(spec)
        .forEach(
            program ->
                terminal
                    .out()
                    .println(
                        "Not found on this machine: "
                            + program
                            + " (a configuration that needs it will fail)"));
  }

  private void print(BenchmarkSpec spec, Configuration configuration, Prices prices) {
    String rate =
        prices
            .hourlyRate(spec, configuration)
            .map(
                hour ->
                    Figures.money(hour.amount(), hour.book().currency())
                        + " an hour ("
                        + hour.book().id()
                        + ")")
            .orElse("price unknown");
    terminal.out().println(configuration.id() + "  " + rate);
    for (Filled step : commands(spec, configuration)) {
      terminal
          .out()
          .println("  " + step.step().name() + ": " + String.join(" ", step.step().command()));
    }
    terminal.out().println();
  }

  /** The programs that are not there on this machine. */
  private static Set<String> missing(BenchmarkSpec spec) {
    Set<String> missing = new LinkedHashSet<>();
    for (Configuration configuration : spec.configurations()) {
      for (Filled step : commands(spec, configuration)) {
        String program = step.step().command().getFirst();
        if (!isThere(program, spec.software().folders())) {
          missing.add(program);
        }
      }
    }
    return missing;
  }

  /** A relative path is one of the run's own directory, which only a run can have filled. */
  private static boolean isThere(String program, List<String> folders) {
    if (program.contains("/")) {
      return !program.startsWith("/") || Files.isExecutable(Path.of(program));
    }
    return Stream.concat(folders.stream(), Stream.of(SEARCH_PATH.split(":")))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
  }

  private static List<Filled> commands(BenchmarkSpec spec, Configuration configuration) {
    return spec.pipeline().stream()
        .filter(step -> step.appliesTo(configuration))
        .map(step -> io.benchtable.workflows.benchmark.Commands.fill(spec, step, configuration))
        .toList();
  }

  private static long count(Plan plan, RunKind kind) {
    return plan.runs().stream().filter(run -> run.kind() == kind).count();
  }

  private ObjectNode json(SpecFile file) {
    ObjectNode result = Tables.JSON.createObjectNode().put("valid", file.problems().isEmpty());
    ArrayNode errors = result.putArray("errors");
    file.problems().forEach(problem -> errors.addPOJO(problem.plain()));
    if (file.problems().isEmpty()) {
      BenchmarkSpec spec = file.spec();
      result.put("runs", Plan.of(spec, 0).runs().size());
      result.set("estimate", forecast(file).estimate());
      ArrayNode missing = result.putArray("missingPrograms");
      missing(spec).forEach(missing::add);
      ArrayNode configurations = result.putArray("configurations");
      for (Configuration configuration : spec.configurations()) {
        ArrayNode commands =
            configurations
                .addObject()
                .put("configurationId", configuration.id())
                .putArray("commands");
        for (Filled step : commands(spec, configuration)) {
          ArrayNode words =
              commands.addObject().put("step", step.step().name()).putArray("command");
          step.step().command().forEach(words::add);
        }
      }
    }
    return result;
  }
}

package io.benchtable.standalone.command;

import io.benchtable.standalone.client.Tables;
import io.benchtable.standalone.terminal.Figures;
import io.benchtable.standalone.terminal.Terminal;
import io.benchtable.workflows.benchmark.BenchmarkSpec;
import io.benchtable.workflows.benchmark.Commands.Filled;
import io.benchtable.workflows.benchmark.Configuration;
import io.benchtable.workflows.benchmark.Plan;
import io.benchtable.workflows.benchmark.RunKind;
import io.benchtable.workflows.benchmark.Software;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
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
    SpecFile spec = SpecFile.read(file, instance.tablesIfRunning());
    if (instance.json) {
      Printing.json(terminal, json(spec));
      return spec.problems().isEmpty() ? ExitCodes.DONE : ExitCodes.USAGE;
    }
    if (!spec.print(terminal)) {
      return ExitCodes.USAGE;
    }
    print(spec);
    forecast(spec).lines().forEach(terminal.out()::println);
    instance.next(terminal, "try " + file);
    return ExitCodes.DONE;
  }

  private Forecast forecast(SpecFile spec) {
    return Forecast.of(instance.tablesIfRunning(), spec.tree());
  }

  private void print(SpecFile file) {
    BenchmarkSpec spec = file.spec();
    List<Configuration> configurations = spec.configurations();
    Plan plan = Plan.of(spec, 0);
    long least = plan.leastRuns(spec.design());
    long setUp = count(plan, RunKind.SETUP);
    long warmups = count(plan, RunKind.WARMUP);
    terminal
        .out()
        .printf(
            "%s: %d configurations, %s runs (%d set-up, %d warm-up, %s measured), baseline %s%n%n",
            spec.name(),
            configurations.size(),
            range(least, plan.runs().size()),
            setUp,
            warmups,
            range(least - setUp - warmups, plan.measured()),
            spec.design().baseline().id());
    configurations.stream().limit(shown).forEach(one -> print(file, one));
    if (configurations.size() > shown) {
      terminal
          .out()
          .printf("… and %d more; --commands N shows them.%n%n", configurations.size() - shown);
    }
    missing(file)
        .forEach(
            program ->
                terminal
                    .out()
                    .println(
                        "Not found on this machine: "
                            + program
                            + " (a configuration that needs it will fail)"));
    if (spec.software().isFoundByWorker()) {
      terminal
          .out()
          .println(
              "Tools are found by the worker before anything is measured; what it cannot find"
                  + " fails the configuration that needs it.");
    }
  }

  private void print(SpecFile file, Configuration configuration) {
    String rate =
        file.prices()
            .hourlyRate(file.spec(), configuration)
            .map(
                hour ->
                    Figures.money(hour.amount(), hour.book().currency())
                        + " an hour ("
                        + hour.book().id()
                        + ")")
            .orElse("price unknown");
    terminal.out().println(configuration.id() + "  " + rate);
    source(file.software(configuration))
        .ifPresent(line -> terminal.out().println("  tools from " + line));
    for (Filled step : commands(file.spec(), configuration)) {
      terminal
          .out()
          .println("  " + step.step().name() + ": " + String.join(" ", step.step().command()));
    }
    terminal.out().println();
  }

  /** The programs that are not there on this machine. */
  private static Set<String> missing(SpecFile file) {
    Set<String> missing = new LinkedHashSet<>();
    for (Configuration configuration : file.spec().configurations()) {
      Software software = file.software(configuration);
      for (Filled step : commands(file.spec(), configuration)) {
        String program = step.step().command().getFirst();
        if (!software.isFoundByWorker() && !isThere(program, software.folders())) {
          missing.add(program);
        }
      }
    }
    return missing;
  }

  /** Where tools come from, if not from this host's own folders. */
  private static Optional<String> source(Software software) {
    if (software.container().isPresent()) {
      Software.Container container = software.container().get();
      return Optional.of(
          "image "
              + container.image()
              + ", run by "
              + container.engine().orElse("apptainer, podman or docker, whichever answers first")
              + (container.network().equals("none")
                  ? ", without network"
                  : ", on the host network"));
    }
    List<String> parts = new ArrayList<>();
    if (!software.path().isEmpty()) {
      parts.add("folders " + String.join(", ", software.path()));
    }
    software.conda().ifPresent(prefix -> parts.add("conda environment " + prefix));
    if (!software.modules().isEmpty()) {
      parts.add("modules " + String.join(", ", software.modules()));
    }
    return parts.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", parts));
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

  /** Between how many and how many, where it is stopped on the way. */
  private static String range(long least, long most) {
    return least < most ? least + " to " + most : String.valueOf(most);
  }

  private static long count(Plan plan, RunKind kind) {
    return plan.runs().stream().filter(run -> run.kind() == kind).count();
  }

  private ObjectNode json(SpecFile file) {
    ObjectNode result = Tables.JSON.createObjectNode().put("valid", file.problems().isEmpty());
    ArrayNode errors = result.putArray("errors");
    file.problems().forEach(problem -> errors.addPOJO(problem.plain()));
    ArrayNode warnings = result.putArray("warnings");
    file.warnings().forEach(warnings::add);
    if (file.problems().isEmpty()) {
      BenchmarkSpec spec = file.spec();
      Plan plan = Plan.of(spec, 0);
      result.put("runs", plan.runs().size());
      result.put("leastRuns", plan.leastRuns(spec.design()));
      result.put("baseline", spec.design().baseline().id());
      result.set("estimate", forecast(file).estimate());
      ArrayNode missing = result.putArray("missingPrograms");
      missing(file).forEach(missing::add);
      ArrayNode configurations = result.putArray("configurations");
      for (Configuration configuration : spec.configurations()) {
        ObjectNode one = configurations.addObject().put("configurationId", configuration.id());
        ObjectNode parameters = one.putObject("parameters");
        configuration.parameters().forEach(parameters::putPOJO);
        file.prices()
            .hourlyRate(spec, configuration)
            .ifPresentOrElse(
                hour ->
                    one.put("hourlyRate", hour.amount().toPlainString())
                        .put("currency", hour.book().currency())
                        .put("priceBook", hour.book().id().toString()),
                () -> one.putNull("hourlyRate"));
        source(file.software(configuration)).ifPresent(line -> one.put("tools", line));
        ArrayNode commands = one.putArray("commands");
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

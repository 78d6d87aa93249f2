package io.benchtable.standalone.command;

import io.benchtable.standalone.client.Tables;
import io.benchtable.standalone.terminal.Terminal;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.TypeConversionException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

@Command(
    name = "show",
    description = "Show a benchmark: its configurations, figures and verdict.",
    footer = {
      "",
      "Examples:",
      "  benchtable show 01kb3v9m2q8x4c6t7n5r1d0w9z",
      "  benchtable show 01kb3v9m2q8x4c6t7n5r1d0w9z --under 10s",
      "  benchtable show 01kb3v9m2q8x4c6t7n5r1d0w9z --under '$0.01'"
    })
final class ShowCommand implements Callable<Integer> {

  @Mixin InstanceOptions instance = new InstanceOptions();

  @Parameters(paramLabel = "ID", description = "The benchmark's id.")
  String id = "";

  @Option(
      names = "--under",
      paramLabel = "LIMIT",
      converter = LimitConverter.class,
      description =
          "Name the cheapest configuration within a time, such as 10s, or the fastest within a cost, such as '$0.01'.")
  @Nullable Limit under;

  private final Terminal terminal;

  ShowCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    Tables tables = instance.tables();
    JsonNode benchmark =
        tables.get("benchmarks", id).orElseThrow(() -> new NoSuchItem("benchmark", id));
    List<JsonNode> results = tables.query("results", id);
    Limit limit = under;
    Under best = limit == null ? null : Under.of(limit, results);
    if (instance.json) {
      Printing.json(terminal, json(benchmark, results, best));
    } else {
      terminal
          .out()
          .println(
              benchmark.path("spec").path("name").asString(id)
                  + ": "
                  + benchmark.path("status").asString("WAITING").toLowerCase(Locale.ROOT));
      terminal.out().println();
      Printing.lines(terminal, Report.of(benchmark, results, terminal));
      if (best != null) {
        terminal.out().println(best.words());
      }
      terminal.out().println(tables.page(id));
    }
    return ExitCodes.DONE;
  }

  private static JsonNode json(JsonNode benchmark, List<JsonNode> results, @Nullable Under best) {
    ObjectNode shown = Tables.JSON.createObjectNode();
    shown.set("benchmark", benchmark);
    shown.set("results", Tables.JSON.createArrayNode().addAll(results));
    if (best != null) {
      shown
          .putObject("under")
          .put("configurationId", best.configurationId())
          .put("answer", best.words());
    }
    return shown;
  }

  static final class LimitConverter implements ITypeConverter<Limit> {
    @Override
    public Limit convert(String text) {
      try {
        return Limit.of(text);
      } catch (IllegalArgumentException e) {
        throw new TypeConversionException(e.getMessage());
      }
    }
  }
}

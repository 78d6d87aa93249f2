package io.benchtable.standalone.command;

import io.benchtable.standalone.terminal.Estimate;
import io.benchtable.standalone.terminal.Figures;
import io.benchtable.standalone.terminal.Terminal;
import io.benchtable.standalone.terminal.TextTable;
import io.benchtable.standalone.terminal.TextTable.Align;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What a benchmark came to, as lines of text: a table of its configurations, then the verdict. */
final class Report {

  private static final int WIDE = 110;

  private Report() {}

  /** The lines for a benchmark that has ended, or the state of one that has not. */
  static List<String> of(JsonNode benchmark, List<JsonNode> results, Terminal terminal) {
    List<String> lines = new ArrayList<>();
    if (!results.isEmpty()) {
      TextTable table = table(results, terminal.columns() >= WIDE);
      lines.addAll(table.lines(terminal.columns(), "verdict"));
      lines.add("");
      lines.addAll(Legend.of(benchmark.path("verdict"), results));
    }
    lines.addAll(reasons(results));
    JsonNode sentences = benchmark.path("verdict").path("sentences");
    sentences.forEach(line -> lines.add(line.asString()));
    if (sentences.isEmpty()) {
      lines.addAll(Stops.sentences(benchmark));
    }
    lines.addAll(problems(benchmark));
    return lines;
  }

  /** What was wrong with the benchmark, if it could not be carried out. */
  static List<String> problems(JsonNode benchmark) {
    List<String> lines = new ArrayList<>();
    for (JsonNode error : benchmark.path("errors")) {
      JsonNode value = error.path("value");
      lines.add(
          error.path("path").asString()
              + ": expected "
              + error.path("expected").asString()
              + (value.isMissingNode() || value.isNull()
                  ? ", but it is missing"
                  : ", but it is " + value.asString(value.toString())));
    }
    String message = benchmark.path("message").asString("");
    if (!message.isEmpty() && !lines.contains(message)) { // it may repeat the first error
      lines.add(message);
    }
    return lines;
  }

  private static TextTable table(List<JsonNode> results, boolean wide) {
    TextTable table =
        new TextTable()
            .column("configuration", Align.LEFT)
            .column("median time [95 %]", Align.RIGHT)
            .column("CPU", Align.RIGHT)
            .column("peak", Align.RIGHT)
            .column("cost/run", Align.RIGHT);
    if (wide) {
      table.column("spread", Align.RIGHT).column("frontier", Align.RIGHT);
    }
    table.column("verdict", Align.LEFT);
    List<String> times = Figures.seconds(column(results, "wallSeconds"));
    List<String> cpu = Figures.seconds(values(results, "cpuSeconds"));
    List<String> peaks = Figures.bytes(values(results, "peakMemoryBytes"));
    List<String> costs = Figures.money(values(results, "costPerRun"), currency(results));
    for (int at = 0; at < results.size(); at++) {
      JsonNode result = results.get(at);
      List<String> cells =
          new ArrayList<>(
              List.of(
                  result.path("configurationId").asString(),
                  times.get(at),
                  cpu.get(at),
                  peaks.get(at),
                  costs.get(at)));
      if (wide) {
        cells.add(Legend.spread(result));
        cells.add(Legend.onFrontier(result));
      }
      cells.add(verdict(result, wide));
      table.row(cells.toArray(String[]::new));
    }
    return table;
  }

  private static List<String> reasons(List<JsonNode> results) {
    List<String> lines = new ArrayList<>();
    for (JsonNode result : results) {
      String configuration = result.path("configurationId").asString();
      if (!result.path("status").asString().equals("COMPLETE")) {
        lines.add(
            configuration
                + " "
                + result.path("status").asString().toLowerCase(Locale.ROOT)
                + ": "
                + words(result.path("reason").asString("no reason given"))
                + (result.path("message").isString()
                    ? " (" + result.path("message").stringValue() + ")"
                    : ""));
      }
      result
          .path("failedChecks")
          .forEach(check -> lines.add(configuration + ": " + check.asString()));
    }
    if (!lines.isEmpty()) {
      lines.add("");
    }
    return lines;
  }

  private static String verdict(JsonNode result, boolean wide) {
    if (!result.path("status").asString().equals("COMPLETE")) {
      boolean itsOwn = result.path("time").path("verdict").asString("").equals("INFEASIBLE");
      return itsOwn ? "infeasible" : result.path("status").asString().toLowerCase(Locale.ROOT);
    }
    if (!result.path("feasible").asBoolean(true)) {
      return "check failed";
    }
    if (result.path("baseline").asBoolean(false)) {
      return "baseline";
    }
    JsonNode time = result.path("time");
    String interval =
        wide && time.path("low").isString()
            ? " [" + time.path("low").asString() + ", " + time.path("high").asString() + "]"
            : "";
    return switch (time.path("verdict").asString("")) {
      case "FASTER" -> Figures.ratio(ratio(time, wide), "faster");
      case "SLOWER" -> Figures.ratio(ratio(time.path("inverse"), wide), "slower");
      case "EQUIVALENT" -> "equivalent" + interval;
      case "DIFFERENT" -> "different" + interval;
      case "INCONCLUSIVE" -> "inconclusive" + interval;
      case "TOO_FEW_RUNS" -> "too few runs (n = " + result.path("n").asInt(0) + ")";
      default -> words(time.path("verdict").asString("unknown"));
    };
  }

  /** A code of ours as words. */
  static String words(String code) {
    return code.toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private static Estimate ratio(JsonNode comparison, boolean wide) {
    Estimate ratio = estimate(comparison, "ratio");
    return wide ? ratio : new Estimate(ratio.value(), null, null);
  }

  private static List<Estimate> column(List<JsonNode> results, String name) {
    return results.stream().map(result -> estimate(result.path(name), "median")).toList();
  }

  private static List<Estimate> values(List<JsonNode> results, String name) {
    return column(results, name).stream()
        .map(estimate -> new Estimate(estimate.value(), null, null))
        .toList();
  }

  static Estimate estimate(JsonNode figure, String name) {
    return new Estimate(
        decimal(figure.path(name)), decimal(figure.path("low")), decimal(figure.path("high")));
  }

  static String currency(List<JsonNode> results) {
    return results.stream()
        .map(result -> result.path("costPerRun").path("currency").asString(""))
        .filter(currency -> !currency.isEmpty())
        .findFirst()
        .orElse("USD");
  }

  static @Nullable BigDecimal decimal(JsonNode value) {
    return switch (value.getNodeType()) {
      case STRING -> new BigDecimal(value.stringValue());
      case NUMBER -> value.decimalValue();
      default -> null;
    };
  }
}

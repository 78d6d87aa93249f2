package io.benchtable.dashboard.benchmark;

import io.benchtable.dashboard.item.Item;
import io.benchtable.dashboard.page.Mark;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the orchestrator says of a spec: what is wrong with it, or what it would run.
 *
 * @param spec as the orchestrator has read it, which is what is submitted; empty unless it is valid
 */
record Check(
    boolean valid,
    Item spec,
    List<Error> errors,
    List<Configuration> configurations,
    long runs,
    long leastRuns,
    long warmups,
    Forecast forecast,
    List<String> unknown,
    @Nullable String unavailable) {

  private static final String PRICE = "spec.pricing";

  /** A mistake and where it is. */
  record Error(String path, @Nullable String value, String expected, long line, long column) {

    /** Where, as far as it is known: {@code line 12, column 3}. */
    public String where() {
      return line > 0 ? "line " + line + (column > 0 ? ", column " + column : "") : "";
    }
  }

  /** One configuration with the commands of its steps as they will run. */
  record Configuration(String id, Mark mark, List<String> commands) {}

  /** The orchestrator did not answer. */
  static Check unavailable(String why) {
    return new Check(
        false, Item.EMPTY, List.of(), List.of(), 0, 0, 0, Forecast.NONE, List.of(), why);
  }

  static Check of(Item answer) {
    Configurations matrix = Configurations.of(answer.child("spec"));
    List<Configuration> configurations =
        answer.children("configurations").stream()
            .map(
                one -> {
                  String id = one.text("configurationId", "default");
                  return new Configuration(id, matrix.mark(id), commands(one));
                })
            .toList();
    Forecast forecast = Forecast.of(answer.child("estimate"));
    return new Check(
        answer.flag("valid"),
        answer.child("spec"),
        answer.children("errors").stream().map(Check::error).toList(),
        configurations,
        answer.whole("runs", 0),
        answer.whole("leastRuns", answer.whole("runs", 0)),
        answer.whole("warmups", 0),
        forecast,
        answer.list("unknown").stream()
            .filter(unknown -> !(forecast.priced() && PRICE.equals(unknown)))
            .map(Check::unknown)
            .toList(),
        null);
  }

  /** How many runs there will be: {@code 44}, or {@code 40 to 204}. */
  public String range() {
    return leastRuns < runs ? leastRuns + " to " + runs : String.valueOf(runs);
  }

  /** What the button says. */
  public String button() {
    if (!valid) {
      return "Run";
    }
    return "Run " + range() + (runs == 1 ? " run, " : " runs, ") + forecast.words();
  }

  private static String unknown(Object unknown) {
    Item item = Item.of(unknown);
    return item.isEmpty()
        ? said(String.valueOf(unknown))
        : item.text("path").map(path -> path + ": ").orElse("")
            + item.text("expected").or(() -> item.text("message")).orElse("");
  }

  private static String said(String path) {
    if (path.equals(PRICE)) {
      return "whether the price book has a price for it";
    }
    String file = path.replaceFirst("^spec\\.dataset\\.files\\.", "");
    return file.equals(path) ? path : "whether the worker can read the file " + file;
  }

  private static Error error(Item error) {
    return new Error(
        error.text("path", ""),
        error.text("value").orElse(null),
        error.text("expected", ""),
        error.whole("line", 0),
        error.whole("column", 0));
  }

  private static List<String> commands(Item configuration) {
    List<String> commands = new ArrayList<>();
    for (Object command : configuration.list("commands")) {
      String once =
          switch (Item.of(command).text("scope", "run")) {
            case "benchmark" -> "once, ";
            case "configuration" -> "once for it, ";
            default -> "";
          };
      commands.add(once + CommandText.read(command));
    }
    return commands;
  }
}

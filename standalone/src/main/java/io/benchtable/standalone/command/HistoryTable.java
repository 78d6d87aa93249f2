package io.benchtable.standalone.command;

import io.benchtable.standalone.terminal.Estimate;
import io.benchtable.standalone.terminal.Figures;
import io.benchtable.standalone.terminal.TextTable;
import io.benchtable.standalone.terminal.TextTable.Align;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A history as lines of text: a row of marks for each configuration, and its changes in words. */
final class HistoryTable {

  private static final String MARKS = "▁▂▃▄▅▆▇█";

  /** As many of the last benchmarks as a row of marks has. */
  private static final int SHOWN = 30;

  private final JsonNode answer;

  private HistoryTable(JsonNode answer) {
    this.answer = answer;
  }

  static List<String> of(JsonNode answer, int columns) {
    HistoryTable history = new HistoryTable(answer);
    int count = answer.path("benchmarks").size();
    List<String> lines = new ArrayList<>();
    lines.add(
        "%d complete benchmark%s of this pipeline, software and files, the oldest first."
            .formatted(count, count == 1 ? "" : "s"));
    if (count > 0) {
      lines.add("");
      lines.addAll(history.table().lines(columns, "configuration"));
    }
    lines.add("");
    List<String> changes = history.changes();
    if (!changes.isEmpty()) {
      lines.addAll(changes);
    } else {
      lines.add(
          count < 6
              ? "Changes are looked for from six benchmarks on."
              : "Nothing changed by more than chance.");
    }
    return lines;
  }

  private TextTable table() {
    TextTable table =
        new TextTable()
            .column("configuration", Align.LEFT)
            .column("n", Align.RIGHT)
            .column("first", Align.RIGHT)
            .column("last", Align.RIGHT)
            .column("median times", Align.LEFT);
    for (JsonNode one : all(answer.path("configurations"))) {
      List<BigDecimal> seconds = seconds(one);
      List<String> ends =
          Figures.seconds(List.of(single(seconds.getFirst()), single(seconds.getLast())));
      table.row(
          one.path("configurationId").asString(),
          String.valueOf(seconds.size()),
          ends.getFirst(),
          ends.getLast(),
          marks(seconds.subList(Math.max(0, seconds.size() - SHOWN), seconds.size())));
    }
    return table;
  }

  private static List<BigDecimal> seconds(JsonNode configuration) {
    List<BigDecimal> seconds = new ArrayList<>();
    for (JsonNode point : all(configuration.path("points"))) {
      BigDecimal median = Report.decimal(point.path("medianSeconds"));
      seconds.add(median == null ? BigDecimal.ZERO : median);
    }
    return seconds;
  }

  /** A mark a benchmark, from the least of them to the most. */
  static String marks(List<BigDecimal> values) {
    BigDecimal least = values.stream().min(BigDecimal::compareTo).orElse(BigDecimal.ZERO);
    BigDecimal most = values.stream().max(BigDecimal::compareTo).orElse(BigDecimal.ZERO);
    BigDecimal length = most.subtract(least);
    StringBuilder marks = new StringBuilder();
    for (BigDecimal value : values) {
      int height =
          length.signum() == 0
              ? 0
              : value
                  .subtract(least)
                  .multiply(BigDecimal.valueOf(MARKS.length() - 1L))
                  .divide(length, 0, RoundingMode.HALF_UP)
                  .intValue();
      marks.append(MARKS.charAt(height));
    }
    return marks.toString();
  }

  private List<String> changes() {
    List<String> changes = new ArrayList<>();
    String currency = answer.path("currency").asString("USD");
    for (JsonNode one : all(answer.path("configurations"))) {
      String id = one.path("configurationId").asString();
      all(one.path("time")).forEach(step -> changes.addAll(lines(id + ", time", step, "")));
      all(one.path("cost"))
          .forEach(step -> changes.addAll(lines(id + ", cost a run", step, currency)));
    }
    all(answer.path("spent"))
        .forEach(step -> changes.addAll(lines("Spent for each sample", step, currency)));
    return changes;
  }

  /**
   * @param currency empty for times
   */
  private List<String> lines(String what, JsonNode step, String currency) {
    String id = step.path("benchmarkId").asString();
    List<Estimate> both =
        List.of(
            single(Report.decimal(step.path("before"))),
            single(Report.decimal(step.path("after"))));
    List<String> figures =
        currency.isEmpty() ? Figures.seconds(both) : Figures.money(both, currency);
    List<String> lines = new ArrayList<>();
    lines.add(
        "%s: %s → %s (×%s) from %s on, submitted %s"
            .formatted(
                what,
                figures.getFirst(),
                figures.getLast(),
                new BigDecimal(step.path("ratio").asString()).setScale(2, RoundingMode.HALF_EVEN),
                id,
                submitted(id)));
    for (JsonNode because : all(step.path("because"))) {
      lines.add("  " + word(because.path("kind").asString()) + because.path("words").asString());
    }
    return lines;
  }

  private static String word(String kind) {
    return switch (kind) {
      case "PRICE" -> "price: ";
      case "USAGE" -> "usage: ";
      case "RETRIES" -> "retries: ";
      case "DATA" -> "data, at the same time: ";
      case "ENVIRONMENT" -> "environment, at the same time: ";
      default -> "not explained: ";
    };
  }

  private String submitted(String benchmarkId) {
    return all(answer.path("benchmarks")).stream()
        .filter(one -> one.path("benchmarkId").asString().equals(benchmarkId))
        .map(one -> one.path("submittedAt").asString())
        .findFirst()
        .orElse("at an unknown time");
  }

  private static Estimate single(@Nullable BigDecimal value) {
    return new Estimate(value, null, null);
  }

  private static List<JsonNode> all(JsonNode list) {
    return StreamSupport.stream(list.spliterator(), false).toList();
  }
}

package io.benchtable.standalone.command;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/** What the table of configurations does not say itself. */
final class Legend {

  private static final int MOST = 4;

  private Legend() {}

  static List<String> of(JsonNode verdict, List<JsonNode> results) {
    List<String> lines = new ArrayList<>();
    level(verdict.path("level"), lines);
    frontier(verdict.path("frontier"), lines);
    outliers(results, lines);
    if (!lines.isEmpty()) {
      lines.add("");
    }
    return lines;
  }

  private static void level(JsonNode level, List<String> lines) {
    BigDecimal confidence = Report.decimal(level.path("confidence"));
    BigDecimal error = Report.decimal(level.path("error"));
    if (confidence == null || error == null) {
      return;
    }
    int comparisons = level.path("comparisons").asInt(1);
    lines.add(
        "Verdicts: ratios with %s %% intervals%s."
            .formatted(
                percent(confidence),
                comparisons < 2
                    ? ""
                    : ", as %d comparisons share %s %%".formatted(comparisons, percent(error))));
  }

  private static void frontier(JsonNode frontier, List<String> lines) {
    List<String> on =
        StreamSupport.stream(frontier.path("configurations").spliterator(), false)
            .map(JsonNode::asString)
            .toList();
    if (on.size() > 1) {
      String knee = frontier.path("knee").asString("");
      lines.add(
          "Frontier of time and cost: %s%s."
              .formatted(few(on), knee.isEmpty() ? "" : " (knee: " + knee + ")"));
    }
  }

  private static void outliers(List<JsonNode> results, List<String> lines) {
    List<String> some =
        results.stream()
            .filter(result -> !result.path("wallSeconds").path("outliers").isEmpty())
            .map(
                result ->
                    "%d of %s"
                        .formatted(
                            result.path("wallSeconds").path("outliers").size(),
                            result.path("configurationId").asString()))
            .toList();
    if (!some.isEmpty()) {
      lines.add("Outliers, kept: " + few(some) + ".");
    }
  }

  private static String few(List<String> names) {
    String some = names.stream().limit(MOST).collect(Collectors.joining("; "));
    return names.size() <= MOST ? some : some + "; %d more".formatted(names.size() - MOST);
  }

  /** The spread of a configuration's times, such as {@code 2.1 %}; empty where it is not known. */
  static String spread(JsonNode result) {
    BigDecimal share = Report.decimal(result.path("wallSeconds").path("spread"));
    return share == null ? "" : share.movePointRight(2).stripTrailingZeros().toPlainString() + " %";
  }

  /** How likely a configuration is on the frontier, in whole percents; empty where unknown. */
  static String onFrontier(JsonNode result) {
    BigDecimal share = Report.decimal(result.path("frontier").path("probability"));
    if (share == null) {
      return "";
    }
    BigDecimal whole = share.movePointRight(2).setScale(0, RoundingMode.HALF_UP);
    if (whole.signum() == 0 && share.signum() > 0) {
      return "< 1 %";
    }
    boolean nearly = whole.intValue() == 100 && share.compareTo(BigDecimal.ONE) < 0;
    return nearly ? "> 99 %" : whole.toPlainString() + " %";
  }

  /** Two decimals at most, and never more than it is. */
  private static String percent(BigDecimal share) {
    return share
        .movePointRight(2)
        .setScale(2, RoundingMode.DOWN)
        .stripTrailingZeros()
        .toPlainString();
  }
}

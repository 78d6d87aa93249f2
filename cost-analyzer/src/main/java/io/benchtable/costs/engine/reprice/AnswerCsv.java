package io.benchtable.costs.engine.reprice;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** An answer as CSV (RFC 4180): a line for each configuration, and one for the total. */
final class AnswerCsv {

  private static final String HEAD =
      "line,configuration,runs,then_price_book,then_currency,then_cost,then_known_runs,then_rank,"
          + "now_price_book,now_currency,now_cost,now_known_runs,now_rank,ratio,note,assumption";

  private AnswerCsv() {}

  static String of(Answer answer) {
    List<String> lines = new ArrayList<>(List.of(HEAD));
    Answer.Side then = answer.then();
    Answer.Side now = answer.now();
    for (Answer.Configuration one : answer.configurations()) {
      lines.add(
          line(
              "cost per run",
              one.configurationId(),
              one.runs(),
              then.priceBook(),
              then.currency(),
              one.then().costPerRun(),
              one.then().knownRuns(),
              one.then().rank(),
              now.priceBook(),
              now.currency(),
              one.now().costPerRun(),
              one.now().knownRuns(),
              one.now().rank(),
              one.ratio(),
              one.note(),
              answer.assumption()));
    }
    lines.add(total(answer, then, now));
    return String.join("\r\n", lines) + "\r\n";
  }

  private static String total(Answer answer, Answer.Side then, Answer.Side now) {
    return line(
        "total",
        null,
        null,
        then.priceBook(),
        then.currency(),
        then.billedCost(),
        null,
        null,
        now.priceBook(),
        now.currency(),
        now.billedCost(),
        null,
        null,
        answer.ratio(),
        "then %s, now %s".formatted(then.completeness(), now.completeness()),
        answer.assumption());
  }

  private static String line(@Nullable Object... values) {
    return Arrays.stream(values).map(AnswerCsv::field).collect(Collectors.joining(","));
  }

  private static String field(@Nullable Object value) {
    String text = value == null ? "" : value.toString();
    return text.matches("[^,\"\r\n]*") ? text : "\"" + text.replace("\"", "\"\"") + "\"";
  }
}

package io.benchtable.costs.verdict;

import io.benchtable.costs.statistics.Interval;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Says in plain words which configurations were stopped, and why. */
final class StopWords {

  private StopWords() {}

  /** Of intervals of ln(baseline / configuration) below 0: by how much it is worse at least. */
  static String worse(Map<Quantity, Interval> intervals) {
    return intervals.entrySet().stream()
        .map(
            one ->
                "at least %s %s"
                    .formatted(
                        percent(Math.expm1(-one.getValue().high()), RoundingMode.DOWN),
                        one.getKey() == Quantity.TIME ? "slower" : "more expensive"))
        .collect(Collectors.joining(" and "));
  }

  static String precise(Map<Quantity, Interval> intervals, BigDecimal precision) {
    return "%s; %s was asked for"
        .formatted(
            intervals.entrySet().stream()
                .map(
                    one ->
                        "%s ratio known within %s"
                            .formatted(
                                one.getKey() == Quantity.TIME ? "time" : "cost",
                                percent(
                                    Math.expm1(StoppingRule.halfWidth(one.getValue())),
                                    RoundingMode.UP)))
                .collect(Collectors.joining(" and ")),
            percent(precision.doubleValue(), RoundingMode.HALF_UP));
  }

  /** A sentence for all that were stopped after the same number of blocks for the same reason. */
  static List<String> sentences(List<Stop> stops) {
    List<String> sentences = new ArrayList<>();
    stops.stream()
        .collect(
            Collectors.groupingBy(
                stop -> "Stopped after %d blocks: ".formatted(stop.blocks()) + verb(stop),
                java.util.LinkedHashMap::new,
                Collectors.toList()))
        .forEach((start, some) -> sentences.add(start + ": " + named(some) + "."));
    return sentences;
  }

  private static String verb(Stop stop) {
    return stop.reason().words();
  }

  private static String named(List<Stop> stops) {
    return Names.joined(
        stops.stream()
            .map(stop -> "%s (%s)".formatted(stop.configurationId(), stop.words()))
            .toList());
  }

  private static String percent(double share, RoundingMode rounding) {
    return Exact.plain(new BigDecimal(share * 100).round(new MathContext(2, rounding))) + " %";
  }
}

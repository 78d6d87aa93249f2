package io.benchtable.dashboard.benchmark;

import io.benchtable.dashboard.item.Item;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What was stopped of a benchmark that has no verdict yet, and why. */
final class Stops {

  private Stops() {}

  static List<String> sentences(Item benchmark) {
    Item ended = benchmark.child("stopping").child("ended");
    return Stream.concat(
            benchmark.children("stopped").stream().map(Stops::sentence),
            ended.text("words").map(words -> "No further block: " + words + ".").stream())
        .toList();
  }

  /** What was asked for: {@code precision 0.01, time 30m, maximum 40}. */
  static Optional<String> asked(Item until) {
    List<String> parts =
        Stream.of("precision", "cost", "time", "minimum", "maximum")
            .flatMap(name -> until.text(name).map(value -> name + " " + value).stream())
            .toList();
    return parts.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", parts));
  }

  private static String sentence(Item stop) {
    return "%s was stopped after %s blocks: %s (%s)."
        .formatted(
            stop.text("configurationId", ""),
            stop.text("blocks", "?"),
            reason(stop.text("reason", "")),
            stop.text("words", ""));
  }

  private static String reason(String code) {
    return switch (code) {
      case "PRECISE" -> "precise enough";
      case "CANNOT_WIN", "CHECK_FAILED" -> "cannot win any more";
      default -> code.toLowerCase(Locale.ROOT).replace('_', ' ');
    };
  }
}

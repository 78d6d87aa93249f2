package io.benchtable.dashboard.benchmark;

import io.benchtable.dashboard.item.Item;
import java.util.List;
import java.util.Optional;

/** What came out of a benchmark, in one sentence. */
final class Outcome {

  private Outcome() {}

  static String of(Item benchmark) {
    List<String> sentences = benchmark.child("verdict").texts("sentences");
    String status = benchmark.text("status", "WAITING");
    return switch (status) {
      case "COMPLETE" -> sentences.isEmpty() ? "Complete." : sentences.getFirst();
      case "FAILED" -> failure(benchmark).orElse("Failed.");
      case "CANCELLED" -> "Cancelled.";
      default -> benchmark.flag("cancelRequested") ? "Being cancelled." : "";
    };
  }

  private static Optional<String> failure(Item benchmark) {
    List<Item> errors = benchmark.children("errors");
    if (!errors.isEmpty()) {
      Item first = errors.getFirst();
      return Optional.of(
          first.text("path", "spec")
              + ": expected "
              + first.text("expected", "something else")
              + first.text("value").map(value -> ", found " + value).orElse("")
              + (errors.size() > 1 ? " (and " + (errors.size() - 1) + " more)" : ""));
    }
    return benchmark
        .text("message")
        .or(() -> benchmark.text("reason").map(Reasons::words))
        .map(text -> Character.toUpperCase(text.charAt(0)) + text.substring(1));
  }
}

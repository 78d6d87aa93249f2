package io.benchtable.dashboard.benchmark;

import io.benchtable.dashboard.item.Item;
import java.util.List;
import java.util.Optional;

/** What came out of a benchmark, in one sentence. */
final class Outcome {

  private Outcome() {}

  static String of(Item benchmark) {
    String status = benchmark.text("status", "WAITING");
    return switch (status) {
      case "COMPLETE" -> verdict(benchmark.child("verdict"));
      case "FAILED" -> failure(benchmark).orElse("Failed.");
      case "CANCELLED" -> "Cancelled.";
      default -> "";
    };
  }

  /** The first sentence; where nothing is certain, that alone. */
  private static String verdict(Item verdict) {
    Optional<String> fastest = verdict.child("fastest").text("configurationId");
    if (fastest.isPresent() && !verdict.child("fastest").flag("certain")) {
      if (verdict.whole("complete", 0) > 1) {
        return "No clear winner: %s is fastest by median, but %s."
            .formatted(
                fastest.get(), verdict.child("fastest").text("doubt", "others may be as good"));
      }
      if (verdict.whole("configurations", 1) > 1) {
        return "Only %s completed: there is nothing to compare it with.".formatted(fastest.get());
      }
    }
    return verdict.texts("sentences").stream().findFirst().orElse("Complete.");
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

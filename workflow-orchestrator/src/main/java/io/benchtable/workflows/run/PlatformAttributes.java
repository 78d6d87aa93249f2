package io.benchtable.workflows.run;

import io.benchtable.workflows.benchmark.Status;
import io.benchtable.workflows.item.Condition;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The attributes of a benchmark that only the platform writes. */
final class PlatformAttributes {

  /** What says where a benchmark is. */
  static final List<String> OF_STATE =
      List.of("status", "attempt", "transitions", "list", "submittedAt", "open");

  /** What belongs to an attempt and goes with the next. */
  static final List<String> OF_AN_ATTEMPT =
      List.of("reason", "message", "errors", "verdict", "totals", "incomplete", "cancelRequested");

  /** What belongs to the plan and stays with it. */
  static final List<String> OF_A_PLAN =
      List.of(
          "progress",
          "seed",
          "specHash",
          "pipelineHash",
          "baseline",
          "stopping",
          "stopped",
          "priceBook",
          "host",
          "worker",
          "dataset",
          "temporal");

  private PlatformAttributes() {}

  /** All but what a user asks by. */
  static Stream<String> all() {
    return Stream.of(OF_STATE, OF_AN_ATTEMPT, OF_A_PLAN)
        .flatMap(List::stream)
        .filter(name -> !name.equals("cancelRequested"));
  }

  static Optional<Status> status(Map<String, @Nullable Object> image) {
    return status(image.get("status"));
  }

  /** The status that the platform gave last, whatever the present one is. */
  static Optional<Status> lastTransition(Map<String, @Nullable Object> image) {
    return image.get("transitions") instanceof List<?> past
            && !past.isEmpty()
            && past.getLast() instanceof Map<?, ?> last
        ? status(last.get("status"))
        : Optional.empty();
  }

  /** Whether a benchmark that had ended is to be carried out again, and was not taken on yet. */
  static boolean isRetryAsked(Map<String, @Nullable Object> image) {
    return status(image).equals(Optional.of(Status.WAITING))
        && lastTransition(image).map(Status::isTerminal).orElse(false);
  }

  private static Optional<Status> status(@Nullable Object name) {
    return Arrays.stream(Status.values()).filter(one -> one.name().equals(name)).findFirst();
  }

  /** That an attribute still has the value of an image, or is still missing. */
  static Condition same(String attribute, Map<String, @Nullable Object> image) {
    var value = image.get(attribute);
    return value == null ? new Condition.NotExists(attribute) : new Condition.Is(attribute, value);
  }
}

package io.benchtable.workflows.run;

import io.benchtable.workflows.benchmark.Status;
import io.benchtable.workflows.item.Times;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An element of {@code transitions}. */
final class Transition {

  private Transition() {}

  static Map<String, @Nullable Object> to(Status status, Instant at) {
    return to(status, Times.text(at));
  }

  static Map<String, @Nullable Object> to(Status status, String at) {
    var transition = new LinkedHashMap<String, @Nullable Object>();
    transition.put("status", status.name());
    transition.put("at", at);
    return transition;
  }
}

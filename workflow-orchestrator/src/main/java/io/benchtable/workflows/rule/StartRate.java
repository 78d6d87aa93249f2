package io.benchtable.workflows.rule;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** How much each rule started in the minute under way. */
final class StartRate {

  private record Minute(long minute, int starts) {}

  private final int mostInAMinute;
  private final Map<String, Minute> rules = new HashMap<>();

  StartRate(int mostInAMinute) {
    this.mostInAMinute = mostInAMinute;
  }

  /** Counts a start and says whether it is within the limit. */
  synchronized boolean allows(String rule, Instant now) {
    long minute = now.getEpochSecond() / 60;
    var count =
        rules.merge(
            rule,
            new Minute(minute, 1),
            (old, first) -> old.minute() == minute ? new Minute(minute, old.starts() + 1) : first);
    return count.starts() <= mostInAMinute;
  }

  synchronized void forget(String rule) {
    rules.remove(rule);
  }
}

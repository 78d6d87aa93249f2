package io.benchtable.workflows.rule;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * How much each rule starts for the changes of a minute. A start counts in the minute in which its
 * change was committed, and once, however often and late the change is delivered: neither an outage
 * nor the rush after it is the rule's doing.
 */
final class StartRate {

  /** Of each rule, those counted in last: tables that catch up are not at the same one. */
  private static final int MOST_MINUTES = 10;

  private final int mostInAMinute;
  private final Map<String, Map<Long, Set<String>>> rules = new HashMap<>();

  StartRate(int mostInAMinute) {
    this.mostInAMinute = mostInAMinute;
  }

  /** Counts a start, if it is a new one, and says whether its minute is within the limit. */
  synchronized boolean allows(String rule, String start, Instant committed) {
    var starts =
        rules
            .computeIfAbsent(rule, _ -> minutes())
            .computeIfAbsent(committed.getEpochSecond() / 60, _ -> new HashSet<>());
    if (starts.size() <= mostInAMinute) {
      starts.add(start);
    }
    return starts.size() <= mostInAMinute;
  }

  synchronized void forget(String rule) {
    rules.remove(rule);
  }

  private static Map<Long, Set<String>> minutes() {
    return new LinkedHashMap<>(16, 0.75f, true) {
      @Override
      protected boolean removeEldestEntry(Map.Entry<Long, Set<String>> eldest) {
        return size() > MOST_MINUTES;
      }
    };
  }
}

package io.benchtable.workflows.run;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Under what conditions a run's measured steps ran: how long they waited, what they left behind and
 * what they were kept apart by. What a step does not tell is left out.
 */
final class RunConditions {

  private static final int NAMED = 5;

  private RunConditions() {}

  static Map<String, @Nullable Object> of(List<Map<String, @Nullable Object>> usages) {
    var conditions = new LinkedHashMap<String, @Nullable Object>();
    put(conditions, "pressure", pressure(all(usages, "pressure")));
    put(conditions, "leftBehind", leftBehind(all(usages, "leftBehind")));
    put(conditions, "isolation", isolation(all(usages, "isolation")));
    return conditions;
  }

  private static void put(
      Map<String, @Nullable Object> conditions, String name, Map<String, ?> value) {
    if (!value.isEmpty()) {
      conditions.put(name, value);
    }
  }

  /** What each step has under this name; nothing if one has none. */
  private static List<Map<?, ?>> all(List<Map<String, @Nullable Object>> usages, String name) {
    var all = new ArrayList<Map<?, ?>>();
    for (var usage : usages) {
      if (usage.get(name) instanceof Map<?, ?> found) {
        all.add(found);
      }
    }
    return all.size() == usages.size() ? all : List.of();
  }

  private static Map<String, Object> pressure(List<Map<?, ?>> steps) {
    var sums = new LinkedHashMap<String, Object>();
    for (var lacked : List.of("cpu", "memory", "io")) {
      var stalls = new ArrayList<Map<?, ?>>();
      steps.forEach(step -> stalls.add(step.get(lacked) instanceof Map<?, ?> s ? s : Map.of()));
      var sum = new LinkedHashMap<String, Object>();
      for (var kind : List.of("someMicroseconds", "fullMicroseconds")) {
        var total = sum(stalls, kind);
        if (total != null) {
          sum.put(kind, total);
        }
      }
      if (!sum.isEmpty()) {
        sums.put(lacked, sum);
      }
    }
    return sums;
  }

  private static Map<String, Object> leftBehind(List<Map<?, ?>> steps) {
    var processes = sum(steps, "processes");
    if (processes == null) {
      return Map.of();
    }
    var names = new TreeSet<String>();
    for (var step : steps) {
      if (step.get("names") instanceof List<?> some) {
        some.forEach(name -> names.add(String.valueOf(name)));
      }
    }
    return Map.of("processes", processes, "names", names.stream().limit(NAMED).toList());
  }

  /** Where steps differ, all that they say. */
  private static Map<String, @Nullable Object> isolation(List<Map<?, ?>> steps) {
    var isolation = new LinkedHashMap<String, @Nullable Object>();
    for (var name : List.of("cgroup", "namespaces", "by", "network", "cores", "why")) {
      var words =
          steps.stream()
              .map(step -> step.get(name))
              .filter(Objects::nonNull)
              .map(String::valueOf)
              .distinct()
              .collect(Collectors.joining("; "));
      if (!steps.isEmpty()) {
        isolation.put(name, words.isEmpty() ? null : words);
      }
    }
    return isolation;
  }

  private static @Nullable BigDecimal sum(List<Map<?, ?>> steps, String name) {
    var sum = BigDecimal.ZERO;
    for (var step : steps) {
      if (!(step.get(name) instanceof Number number)) {
        return null;
      }
      sum = sum.add(new BigDecimal(number.toString()));
    }
    return steps.isEmpty() ? null : sum;
  }
}

package io.benchtable.tables.model;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What came of a call: the kind of error, empty where there is none, and what was told. */
record Answer(String error, Map<String, Object> content) {

  static final String CONDITION = "ConditionalCheckFailedException";
  static final String INVALID = "ValidationException";

  static Answer of(Map<String, Object> content) {
    return new Answer("", content);
  }

  static Answer of(String name, @Nullable Object value) {
    return of(value == null ? Map.of() : Map.of(name, value));
  }

  static Answer invalid() {
    return new Answer(INVALID, Map.of());
  }

  static Answer cancelled(List<Map<String, Object>> reasons) {
    return new Answer("TransactionCanceledException", Map.of("CancellationReasons", reasons));
  }

  static Map<String, Object> reason(String code, @Nullable Map<String, Object> item) {
    Map<String, Object> reason = new TreeMap<>(Map.of("Code", code));
    if (item != null) {
      reason.put("Item", item);
    }
    return reason;
  }

  /** How often each is there, whatever the order. */
  static Map<Object, Integer> unordered(Collection<?> all) {
    Map<Object, Integer> counts = new HashMap<>();
    all.forEach(one -> counts.merge(one, 1, Integer::sum));
    return counts;
  }
}

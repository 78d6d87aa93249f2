package io.benchtable.workflows.deadletter;

import io.benchtable.workflows.item.Times;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Dead letters as items. */
final class DeadLetterItem {

  static final String SORT_KEY = "eventId#target";

  private DeadLetterItem() {}

  static String time(Instant instant) {
    return Times.text(instant);
  }

  static Map<String, String> key(String rule, String eventId, String target) {
    return Map.of("rule", rule, SORT_KEY, eventId + "#" + target);
  }

  static Map<String, @Nullable Object> item(DeadLetter letter) {
    var item = new LinkedHashMap<String, @Nullable Object>();
    item.putAll(key(letter.rule(), letter.eventId(), letter.target()));
    item.put("state", letter.state().name());
    item.put("attempts", letter.attempts());
    item.put("firstFailedAt", time(letter.firstFailedAt()));
    item.put("lastFailedAt", time(letter.lastFailedAt()));
    item.put("nextAttemptAt", time(letter.nextAttemptAt()));
    item.put("error", Map.of("code", letter.code(), "message", letter.message()));
    item.put("exhausted", letter.exhausted());
    item.put("table", letter.table());
    item.put("event", letter.event());
    item.put("causeDepth", letter.causeDepth() + 1);
    return item;
  }

  static DeadLetter letter(Map<String, @Nullable Object> item) {
    var key = text(item, SORT_KEY);
    int hash = key.lastIndexOf('#');
    var error = item.get("error") instanceof Map<?, ?> map ? map : Map.of();
    return new DeadLetter(
        text(item, "rule"),
        key.substring(0, Math.max(0, hash)),
        key.substring(hash + 1),
        DeadLetter.State.valueOf(text(item, "state")),
        number(item, "attempts", 0),
        Instant.parse(text(item, "firstFailedAt")),
        Instant.parse(text(item, "lastFailedAt")),
        Instant.parse(text(item, "nextAttemptAt")),
        String.valueOf(error.get("code")),
        String.valueOf(error.get("message")),
        item.get("exhausted") instanceof String why ? why : null,
        text(item, "table"),
        text(item, "event"),
        Math.max(0, number(item, "causeDepth", 1) - 1));
  }

  private static String text(Map<String, @Nullable Object> item, String name) {
    if (item.get(name) instanceof String text) {
      return text;
    }
    throw new IllegalArgumentException(
        "Expected text as " + name + " of a dead letter, but it is " + item.get(name));
  }

  private static int number(Map<String, @Nullable Object> item, String name, int otherwise) {
    return item.get(name) instanceof BigDecimal number ? number.intValue() : otherwise;
  }
}

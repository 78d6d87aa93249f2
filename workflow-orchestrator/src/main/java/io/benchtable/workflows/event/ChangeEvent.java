package io.benchtable.workflows.event;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One change of one item, as the publisher tells it.
 *
 * @param id sorts in the order of the changes
 * @param changed names of the top-level attributes whose value differs, sorted
 * @param time when the change was committed
 * @param body the whole event as maps, lists, strings, numbers and booleans
 * @param json the whole event as it arrived
 * @param reference where it arrived
 */
public record ChangeEvent(
    String id,
    String table,
    Kind kind,
    List<String> changed,
    Instant time,
    Map<String, @Nullable Object> body,
    String json,
    EventReference reference) {

  /** What happened to the item. */
  public enum Kind {
    INSERT,
    MODIFY,
    REMOVE
  }

  /** An event above this many bytes of UTF-8 is passed on as a reference: 200 KB. */
  public static final int LARGE = 200 * 1024;

  /** The item's key as plain values. */
  public Map<String, @Nullable Object> keys() {
    return image("Keys").orElse(Map.of());
  }

  /** The item after the change as plain values; empty for a removal. */
  public Optional<Map<String, @Nullable Object>> newImage() {
    return image("NewImage");
  }

  /** The item before the change as plain values; empty for an insertion. */
  public Optional<Map<String, @Nullable Object>> oldImage() {
    return image("OldImage");
  }

  /** How many targets of rules, one causing the next, led to this change. */
  public int causeDepth() {
    var item = newImage().or(this::oldImage).orElse(Map.of());
    return item.get("causeDepth") instanceof BigDecimal depth ? Math.max(0, depth.intValue()) : 0;
  }

  /** Whether the event is too large to be passed on whole. */
  public boolean isLarge() {
    return json.length() > LARGE || json.getBytes(StandardCharsets.UTF_8).length > LARGE;
  }

  /** The event without its images, with the reference in their place. */
  public Map<String, @Nullable Object> withoutImages() {
    var small = new LinkedHashMap<String, @Nullable Object>(body);
    if (body.get("dynamodb") instanceof Map<?, ?> record) {
      var rest = new LinkedHashMap<Object, @Nullable Object>(record);
      rest.remove("NewImage");
      rest.remove("OldImage");
      small.put("dynamodb", rest);
    }
    small.put(
        "reference",
        Map.of(
            "topic",
            reference.topic(),
            "partition",
            reference.partition(),
            "offset",
            reference.offset()));
    return small;
  }

  private Optional<Map<String, @Nullable Object>> image(String name) {
    return body.get("dynamodb") instanceof Map<?, ?> record
            && record.get(name) instanceof Map<?, ?> image
        ? Optional.of(AttributeJson.plain(image))
        : Optional.empty();
  }
}

package io.benchtable.workflows.event;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Change events as JSON. */
public final class ChangeEventJson {

  private static final TypeReference<Map<String, @Nullable Object>> OBJECT =
      new TypeReference<>() {};

  /** Reads names as long as the publisher writes them. */
  public static final JsonFactory LONG_NAMES =
      JsonFactory.builder()
          .streamReadConstraints(StreamReadConstraints.builder().maxNameLength(2 * 65_535).build())
          .build();

  private static final JsonMapper JSON =
      JsonMapper.builder(LONG_NAMES)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .build();

  private ChangeEventJson() {}

  /** What a record on a change topic says. */
  sealed interface Read {

    /** A change. */
    record Change(ChangeEvent event) implements Read {}

    /** Changes may be missing before this point. */
    record Gap(String table, String reason) implements Read {}

    /** Neither, and why. */
    record Unreadable(String reason) implements Read {}
  }

  /** Reads a change event; empty if the text is none. */
  public static Optional<ChangeEvent> event(byte[] value, EventReference reference) {
    return read(value, reference) instanceof Read.Change(var event)
        ? Optional.of(event)
        : Optional.empty();
  }

  /** The event as JSON text, small enough to be passed on. */
  public static String compact(ChangeEvent event) {
    return event.isLarge() ? JSON.writeValueAsString(event.withoutImages()) : event.json();
  }

  static Read read(byte[] value, EventReference reference) {
    try {
      var json = new String(value, StandardCharsets.UTF_8);
      var body = JSON.readValue(json, OBJECT);
      if (body == null) {
        return new Read.Unreadable("Expected a change event, but it is null");
      }
      if (!body.containsKey("eventName") && body.containsKey("reason")) {
        return new Read.Gap(String.valueOf(body.get("table")), String.valueOf(body.get("reason")));
      }
      return new Read.Change(
          new ChangeEvent(
              text(body, "eventID"),
              text(body, "table"),
              ChangeEvent.Kind.valueOf(text(body, "eventName")),
              body.get("changed") instanceof List<?> names
                  ? names.stream().map(String::valueOf).toList()
                  : List.of(),
              time(body),
              body,
              json,
              reference));
    } catch (tools.jackson.core.JacksonException | IllegalArgumentException e) {
      return new Read.Unreadable(String.valueOf(e.getMessage()));
    }
  }

  static String write(ChangeEvent event) {
    return JSON.writeValueAsString(event.body());
  }

  private static String text(Map<String, @Nullable Object> body, String name) {
    if (body.get(name) instanceof String text && !text.isEmpty()) {
      return text;
    }
    throw new IllegalArgumentException("Expected " + name + ", but it is " + body.get(name));
  }

  /** ApproximateCreationDateTime is in seconds since 1970, with a fraction. */
  private static Instant time(Map<String, @Nullable Object> body) {
    if (body.get("dynamodb") instanceof Map<?, ?> record
        && record.get("ApproximateCreationDateTime") instanceof Number seconds) {
      return Instant.EPOCH.plusNanos(
          new BigDecimal(seconds.toString()).movePointRight(9).longValue());
    }
    throw new IllegalArgumentException(
        "Expected dynamodb.ApproximateCreationDateTime in seconds, but it is missing");
  }
}

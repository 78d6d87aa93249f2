package io.benchtable.streams.stream;

import io.benchtable.streams.stream.PartitionLog.Entry;
import java.math.BigDecimal;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Makes a record of an event: the same, but for what is there for readers of topics alone. */
final class RecordJson {

  /** As many as the names of attributes may have, twice. */
  private static final int MAX_NAME_LENGTH = 2 * 65_535;

  static final JsonMapper JSON =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxNameLength(MAX_NAME_LENGTH).build())
                  .build())
          .build();

  /**
   * A record.
   *
   * @param bytes of the event that it was made of
   */
  record Written(ObjectNode json, long bytes) {}

  private RecordJson() {}

  /** The record of an event; empty when it is of another stream. */
  static Optional<Written> read(StreamArn stream, Entry entry) {
    JsonNode event = parsed(entry);
    if (!stream.toString().equals(event.path("eventSourceARN").asString(""))) {
      return Optional.empty();
    }
    ObjectNode record = JsonNodeFactory.instance.objectNode();
    for (String name :
        new String[] {"eventID", "eventName", "eventVersion", "eventSource", "awsRegion"}) {
      record.set(name, event.path(name));
    }
    JsonNode change = event.path("dynamodb");
    ObjectNode shown = record.putObject("dynamodb");
    shown.put(
        "ApproximateCreationDateTime",
        change.path("ApproximateCreationDateTime").asDecimal(BigDecimal.ZERO).longValue());
    for (String name : new String[] {"Keys", "NewImage", "OldImage"}) {
      if (change.has(name)) {
        shown.set(name, change.path(name));
      }
    }
    // Events of earlier versions were numbered without their epoch.
    shown.put("SequenceNumber", entry.number().toString());
    shown.set("SizeBytes", change.path("SizeBytes"));
    shown.set("StreamViewType", change.path("StreamViewType"));
    JsonNode identity = event.path("userIdentity");
    if (identity.isObject()) {
      record
          .putObject("userIdentity")
          .put("PrincipalId", identity.path("principalId").asString(""))
          .put("Type", identity.path("type").asString(""));
    }
    return Optional.of(new Written(record, entry.value().length));
  }

  private static JsonNode parsed(Entry entry) {
    try {
      return JSON.readTree(entry.value());
    } catch (JacksonException e) {
      throw new IllegalStateException(
          "Expected event %s at offset %d to be JSON, but %s"
              .formatted(entry.id(), entry.offset(), e.getOriginalMessage()),
          e);
    }
  }
}

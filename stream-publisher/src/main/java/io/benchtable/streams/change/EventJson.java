package io.benchtable.streams.change;

import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.json.JsonMapper;

/** Writes events. Images go through as the text that the table service stored. */
public final class EventJson {

  private static final JsonMapper JSON = new JsonMapper();
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);
  private static final String REGION = "local";

  private EventJson() {}

  /** The event of a changed item. */
  public static Event write(StreamRecord record) {
    String id = record.id().toString();
    String key = record.table() + '\0' + JSON.writeValueAsString(EventKey.canonical(record.keys()));
    return new Event(
        record.id(),
        key.getBytes(StandardCharsets.UTF_8),
        headers(id, record.table(), Event.ITEM_CHANGED, record.time()),
        value(id, record));
  }

  /** The event that says that changes of a table may be missing before it. */
  public static Event gap(ChangeId id, String table, String reason, Instant time) {
    Map<String, Object> value = new LinkedHashMap<>();
    value.put("table", table);
    value.put("reason", reason);
    value.put("epoch", id.epoch());
    return new Event(
        id,
        EventKey.ofTable(table).getBytes(StandardCharsets.UTF_8),
        headers(id.toString(), table, Event.GAP, time),
        JSON.writeValueAsBytes(value));
  }

  private static Map<String, String> headers(String id, String table, String type, Instant time) {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("ce_specversion", "1.0");
    headers.put(Event.ID, id);
    headers.put(Event.SOURCE, Event.SOURCE_PREFIX + table);
    headers.put(Event.TYPE, type);
    headers.put("ce_time", TIME.format(time));
    headers.put("content-type", "application/json");
    return headers;
  }

  private static byte[] value(String id, StreamRecord record) {
    int images =
        record.oldImage().map(String::length).orElse(0)
            + record.newImage().map(String::length).orElse(0);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(1024 + images);
    try (JsonGenerator json = JSON.createGenerator(bytes)) {
      json.writeStartObject();
      json.writeStringProperty("eventID", id);
      json.writeStringProperty("eventName", record.eventName());
      json.writeStringProperty("eventVersion", "1.1");
      json.writeStringProperty("eventSource", "aws:dynamodb");
      json.writeStringProperty("awsRegion", REGION);
      json.writeStringProperty(
          "eventSourceARN",
          "arn:aws:dynamodb:"
              + REGION
              + ":000000000000:table/"
              + record.table()
              + "/stream/"
              + record.streamLabel());
      json.writeStringProperty("table", record.table());
      json.writeArrayPropertyStart("changed");
      record.changed().forEach(json::writeString);
      json.writeEndArray();
      json.writeObjectPropertyStart("dynamodb");
      json.writeName("ApproximateCreationDateTime");
      json.writeNumber(BigDecimal.valueOf(record.time().toEpochMilli(), 3));
      raw(json, "Keys", JSON.writeValueAsString(record.keys()));
      record.oldImage().ifPresent(image -> raw(json, "OldImage", image));
      record.newImage().ifPresent(image -> raw(json, "NewImage", image));
      json.writeStringProperty("SequenceNumber", record.id().sequenceNumber().toString());
      json.writeNumberProperty("SizeBytes", record.sizeBytes());
      json.writeStringProperty("StreamViewType", record.viewType());
      json.writeEndObject();
      record.userIdentity().ifPresent(identity -> raw(json, "userIdentity", identity));
      json.writeEndObject();
    }
    return bytes.toByteArray();
  }

  private static void raw(JsonGenerator json, String name, String value) {
    json.writeName(name);
    json.writeRawValue(value);
  }
}

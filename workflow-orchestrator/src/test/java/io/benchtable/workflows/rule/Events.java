package io.benchtable.workflows.rule;

import io.benchtable.workflows.event.ChangeEvent;
import io.benchtable.workflows.event.ChangeEventJson;
import io.benchtable.workflows.event.EventReference;
import java.nio.charset.StandardCharsets;

/** Change events for tests; images are DynamoDB JSON. */
public final class Events {

  private Events() {}

  public static ChangeEvent insert(String table, String newImage) {
    return event(table, "INSERT", "[]", "{}", null, newImage);
  }

  public static ChangeEvent event(
      String table,
      String name,
      String changed,
      String keys,
      @org.jspecify.annotations.Nullable String oldImage,
      @org.jspecify.annotations.Nullable String newImage) {
    var json = json("0001-0000000000000001-000001", table, name, changed, keys, oldImage, newImage);
    return ChangeEventJson.event(
            json.getBytes(StandardCharsets.UTF_8),
            new EventReference("table." + table + ".1", 0, 0))
        .orElseThrow();
  }

  public static String json(
      String id,
      String table,
      String name,
      String changed,
      String keys,
      @org.jspecify.annotations.Nullable String oldImage,
      @org.jspecify.annotations.Nullable String newImage) {
    return """
    {"eventID":"%s","eventName":"%s","table":"%s","changed":%s,\
    "dynamodb":{"ApproximateCreationDateTime":%s,"Keys":%s%s%s}}"""
        .formatted(
            id,
            name,
            table,
            changed,
            java.math.BigDecimal.valueOf(System.currentTimeMillis(), 3).toPlainString(),
            keys,
            oldImage == null ? "" : ",\"OldImage\":" + oldImage,
            newImage == null ? "" : ",\"NewImage\":" + newImage);
  }
}

package io.benchtable.streams.table;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads and writes {@link TableMessage}s. */
public final class TableMessageJson {

  /** The prefix under which these messages are in the write-ahead log. */
  public static final String PREFIX = "benchtable";

  private static final JsonMapper JSON = new JsonMapper();

  private TableMessageJson() {}

  /** Reads one message; throws {@link IllegalArgumentException} when it is not one. */
  public static TableMessage read(String json) {
    try {
      JsonNode node = JSON.readTree(json);
      String kind = node.path("message").asString("");
      return switch (kind) {
        case "table-created" -> new TableMessage.TableCreated(table(node));
        case "stream-changed" -> new TableMessage.StreamChanged(table(node));
        case "table-deleted" ->
            new TableMessage.TableDeleted(
                text(node, "table"), node.path("generation").asLong(), text(node, "relation"));
        case "user-identity" ->
            new TableMessage.UserIdentity(JSON.writeValueAsString(node.path("userIdentity")));
        default ->
            throw new IllegalArgumentException(
                "Expected a message about a table, but it is '" + kind + "'");
      };
    } catch (JacksonException e) {
      throw new IllegalArgumentException("Expected a message about a table, but " + json, e);
    }
  }

  /** Writes one message. */
  public static String write(TableMessage message) {
    ObjectNode node = JSON.createObjectNode();
    switch (message) {
      case TableMessage.TableCreated(Table table) -> write(node, "table-created", table);
      case TableMessage.StreamChanged(Table table) -> write(node, "stream-changed", table);
      case TableMessage.TableDeleted(String table, long generation, String relation) -> {
        node.put("message", "table-deleted").put("table", table);
        node.put("generation", generation).put("relation", relation);
      }
      case TableMessage.UserIdentity(String json) -> {
        node.put("message", "user-identity");
        node.set("userIdentity", JSON.readTree(json));
      }
    }
    return JSON.writeValueAsString(node);
  }

  private static Table table(JsonNode node) {
    List<String> keys = new ArrayList<>();
    for (JsonNode key : node.path("keySchema")) {
      if (key.path("KeyType").asString("").equals("HASH")) {
        keys.addFirst(text(key, "AttributeName"));
      } else {
        keys.addLast(text(key, "AttributeName"));
      }
    }
    JsonNode stream = node.path("stream");
    return new Table(
        text(node, "table"),
        node.path("generation").asLong(),
        text(node, "relation"),
        keys,
        stream.path("enabled").asBoolean(false)
            ? new Stream.Enabled(
                ViewType.valueOf(text(stream, "viewType")), stream.path("label").asString(""))
            : new Stream.Disabled());
  }

  private static void write(ObjectNode node, String kind, Table table) {
    node.put("message", kind).put("table", table.name());
    node.put("generation", table.generation()).put("relation", table.relation());
    ArrayNode keys = node.putArray("keySchema");
    for (int i = 0; i < table.keys().size(); i++) {
      keys.addObject()
          .put("AttributeName", table.keys().get(i))
          .put("KeyType", i == 0 ? "HASH" : "RANGE");
    }
    ObjectNode stream = node.putObject("stream");
    switch (table.stream()) {
      case Stream.Disabled() -> stream.put("enabled", false);
      case Stream.Enabled(ViewType viewType, String label) ->
          stream.put("enabled", true).put("viewType", viewType.name()).put("label", label);
    }
  }

  private static String text(JsonNode node, String name) {
    JsonNode value = node.get(name);
    if (value == null || !value.isString()) {
      throw new IllegalArgumentException(
          "Expected a text '%s', but %s in %s".formatted(name, value, node));
    }
    return value.asString();
  }
}

package io.benchtable.streams.epoch;

import io.benchtable.streams.wal.Lsn;
import java.util.UUID;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads and writes {@link Checkpoint}s. */
public final class CheckpointJson {

  private static final JsonMapper JSON = new JsonMapper();

  private CheckpointJson() {}

  /** Reads a checkpoint; throws {@link IllegalArgumentException} when it is not one. */
  public static Checkpoint read(String json) {
    try {
      JsonNode node = JSON.readTree(json);
      return new Checkpoint(
          new Incarnation(
              UUID.fromString(node.path("incarnation").asString("")), node.path("epoch").asInt()),
          node.path("systemIdentifier").asString(""),
          Lsn.parse(node.path("confirmed").asString("")));
    } catch (JacksonException e) {
      throw new IllegalArgumentException("Expected a checkpoint, but " + json, e);
    }
  }

  /** Writes a checkpoint. */
  public static String write(Checkpoint checkpoint) {
    return JSON.writeValueAsString(
        JSON.createObjectNode()
            .put("incarnation", checkpoint.incarnation().id().toString())
            .put("epoch", checkpoint.incarnation().epoch())
            .put("systemIdentifier", checkpoint.systemIdentifier())
            .put("confirmed", checkpoint.confirmed().toString()));
  }
}

package io.benchtable.dashboard.live;

import io.benchtable.dashboard.item.RunIds;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.messaging.Message;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Change events from Kafka, as far as a page needs them: what changed, not how. */
final class ChangeJson {

  private static final String GAP = "io.benchtable.stream.gap";

  private final JsonMapper json = JsonMapper.builder().build();

  /** The change that an event tells of; empty for what is no change event. */
  Optional<Change> read(Message<byte[]> event) {
    JsonNode value;
    try {
      value = json.readTree(event.getPayload());
    } catch (JacksonException _) {
      return Optional.empty();
    }
    String table = value.path("table").asString("");
    if (table.isEmpty()) {
      return Optional.empty();
    }
    if (GAP.equals(text(event.getHeaders().get("ce_type")))) {
      return Optional.of(Change.anything(table));
    }
    JsonNode keys = value.path("dynamodb").path("Keys");
    Optional<String> runId = key(keys, "runId");
    Optional<String> benchmarkId = key(keys, "benchmarkId").or(() -> runId.map(RunIds::benchmark));
    return benchmarkId.map(id -> new Change(table, Optional.of(id), runId));
  }

  private static Optional<String> key(JsonNode keys, String name) {
    String text = keys.path(name).path("S").asString("");
    return text.isEmpty() ? Optional.empty() : Optional.of(text);
  }

  private static String text(@Nullable Object header) {
    return header instanceof byte[] bytes
        ? new String(bytes, StandardCharsets.UTF_8)
        : String.valueOf(header);
  }
}

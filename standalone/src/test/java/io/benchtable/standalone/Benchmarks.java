package io.benchtable.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.benchtable.standalone.client.Tables;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Benchmarks of an instance: put, and waited for. */
record Benchmarks(Tables tables) {

  /** Puts a new benchmark and returns its item when it has ended, well or not. */
  JsonNode run(String id, JsonNode spec) {
    put(id, spec);
    return ended(id);
  }

  void put(String id, JsonNode spec) {
    assertThat(tables.create("benchmarks", item(id, spec), id)).isTrue();
  }

  /** Puts a benchmark over one that is there. */
  void putAgain(String id, JsonNode spec) {
    tables.replace("benchmarks", item(id, spec), id);
  }

  JsonNode ended(String id) {
    return await()
        .atMost(Duration.ofSeconds(120))
        .until(
            () -> get(id),
            item ->
                Set.of("COMPLETE", "FAILED", "CANCELLED")
                    .contains(item.path("status").asString("")));
  }

  JsonNode get(String id) {
    return tables.get("benchmarks", id).orElseThrow();
  }

  List<JsonNode> runs(String id) {
    return tables.query("runs", id);
  }

  /** What one configuration came to. */
  JsonNode result(String id, String configurationId) {
    return tables.query("results", id).stream()
        .filter(one -> one.path("configurationId").asString().equals(configurationId))
        .findFirst()
        .orElseThrow();
  }

  private static JsonNode item(String id, JsonNode spec) {
    return Tables.JSON.createObjectNode().put("benchmarkId", id).<ObjectNode>set("spec", spec);
  }
}

package io.benchtable.tables.rest;

import static io.benchtable.tables.rest.PlainCalls.answer;
import static io.benchtable.tables.rest.PlainCalls.problem;
import static io.benchtable.tables.rest.PlainCalls.send;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class TableSettingsIntegrationTests {

  private static final String KEYS =
      """
      "partitionKey": {"name": "id", "type": "string"},
      "sortKey": {"name": "n", "type": "number"}
      """;
  private static final String BY_DAY =
      "{\"name\": \"by-day\", \"partitionKey\": {\"name\": \"day\", \"type\": \"string\"}}";
  private static final String BY_SIZE =
      "{\"name\": \"by-size\", \"local\": true, \"partitionKey\": {\"name\": \"id\", \"type\": \"string\"},"
          + " \"sortKey\": {\"name\": \"size\", \"type\": \"number\"}}";

  @Test
  void becomeWhatIsPut() throws Exception {
    String path = "/v1/tables/set-all";
    answer(201, "PUT", path, "{" + KEYS + "}");
    JsonNode provisioned =
        answer(
            200,
            "PUT",
            path,
            "{"
                + KEYS
                + ", \"capacity\": {\"readUnits\": 5, \"writeUnits\": 6}, \"deletionProtected\": true,"
                + " \"tableClass\": \"STANDARD_INFREQUENT_ACCESS\", \"stream\": \"KEYS_ONLY\"}");
    assertThat(provisioned.at("/capacity/writeUnits").asInt()).isEqualTo(6);
    assertThat(provisioned.at("/deletionProtected").asBoolean()).isTrue();
    assertThat(provisioned.at("/tableClass").asString()).isEqualTo("STANDARD_INFREQUENT_ACCESS");
    assertThat(provisioned.at("/stream").asString()).isEqualTo("KEYS_ONLY");
    answer(400, "DELETE", path, "");
    JsonNode streamed = answer(200, "PUT", path, "{" + KEYS + ", \"stream\": \"NEW_IMAGE\"}");
    assertThat(streamed.at("/stream").asString()).as("with other settings").isEqualTo("NEW_IMAGE");
    JsonNode bounded =
        answer(200, "PUT", path, "{" + KEYS + ", \"onDemandMaximum\": {\"readUnits\": 7}}");
    assertThat(bounded.at("/onDemandMaximum").toString()).isEqualTo("{\"readUnits\":7}");
    assertThat(bounded.has("capacity")).isFalse();
    assertThat(bounded.has("stream")).isFalse();
    assertThat(answer(200, "PUT", path, "{" + KEYS + "}").has("onDemandMaximum")).isFalse();
    answer(204, "DELETE", path, "");
  }

  @Test
  void comeAndGoWithIndexes() throws Exception {
    String path = "/v1/tables/set-indexes";
    answer(201, "PUT", path, "{" + KEYS + ", \"indexes\": [" + BY_SIZE + "]}");
    answer(201, "PUT", path + "/items/a/1", "{\"day\": \"mon\", \"size\": 3}");
    String both = "{" + KEYS + ", \"indexes\": [" + BY_SIZE + "," + BY_DAY + "]}";
    answer(200, "PUT", path, both);
    await()
        .untilAsserted(
            () ->
                assertThat(send("GET", path + "/indexes/by-day/items/mon", "").body())
                    .contains("\"size\":3"));
    answer(200, "PUT", path, both);
    answer(200, "PUT", path, "{" + KEYS + ", \"indexes\": [" + BY_SIZE + "]}");
    await().untilAsserted(() -> assertThat(send("GET", path, "").body()).doesNotContain("by-day"));
    assertThat(send("GET", path + "/indexes/by-size/items/a", "").body()).contains("mon");
  }

  @Test
  void staySoWhenTheyArePutBack() throws Exception {
    String path = "/v1/tables/set-back";
    String units = ", \"capacity\": {\"readUnits\": 1, \"writeUnits\": 1}";
    JsonNode made =
        answer(
            201,
            "PUT",
            path,
            "{"
                + KEYS
                + units
                + ", \"indexes\": ["
                + BY_SIZE
                + ","
                + BY_DAY.replaceFirst("}$", units + "}")
                + "]}");
    JsonNode back = answer(200, "PUT", path, made.toString());
    assertThat(settings(back)).isEqualTo(settings(made));
  }

  @Test
  void sayWhatCannotBe() throws Exception {
    String path = "/v1/tables/set-wrong";
    answer(201, "PUT", path, "{" + KEYS + "}");
    assertThat(
            problem(
                "PUT", path, "{\"partitionKey\":{\"name\":\"other\",\"type\":\"string\"}}", 409))
        .contains("Expected the key that table set-wrong has");
    assertThat(problem("PUT", path, "{" + KEYS + ", \"indexes\": [" + BY_SIZE + "]}", 409))
        .contains("local ones are made with their table");
    assertThat(problem("PUT", path, "{" + KEYS + ", \"capacity\": {\"readUnits\": 0}}", 400))
        .contains("Expected readUnits to be from 1 to");
    assertThat(problem("PUT", path, "{" + KEYS + ", \"deletionProtcted\": true}", 400))
        .endsWith("but there is 'deletionProtcted'.");
    assertThat(problem("PUT", path, "{" + KEYS + ", \"deletionProtected\": 1}", 400))
        .isEqualTo("Expected deletionProtected to be true or false, but it is 1.");
    assertThat(problem("PUT", path, "{" + KEYS + ", \"capacity\": {\"readUnits\": 2}}", 400))
        .contains("writeUnits null");
    assertThat(
            problem(
                "PUT",
                path,
                "{"
                    + KEYS
                    + ", \"capacity\": {\"readUnits\": 2, \"writeUnits\": 2}, \"indexes\": ["
                    + BY_DAY
                    + "]}",
                400))
        .isEqualTo("Expected a capacity of index by-day, as its table has one, but there is none.");
    assertThat(
            problem(
                "PUT",
                path + "-2",
                "{" + KEYS + ", \"indexes\": [" + BY_SIZE.replace("\"id\"", "\"day\"") + "]}",
                400))
        .contains("Expected local index by-size");
  }

  /** Without what changes by itself. */
  private static JsonNode settings(JsonNode table) {
    return ((ObjectNode) table.deepCopy())
        .without(java.util.List.of("status", "approximateItems", "approximateBytes"));
  }
}

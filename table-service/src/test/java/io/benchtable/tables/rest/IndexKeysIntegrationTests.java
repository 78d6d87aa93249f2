package io.benchtable.tables.rest;

import static io.benchtable.tables.rest.PlainCalls.JSON;
import static io.benchtable.tables.rest.PlainCalls.answer;
import static io.benchtable.tables.rest.PlainCalls.problem;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Indexes whose keys have several attributes, over the plain API. */
class IndexKeysIntegrationTests {

  private static final String PROJECT = "{\"name\":\"project\",\"type\":\"string\"}";
  private static final String SITE = "{\"name\":\"site\",\"type\":\"string\"}";
  private static final String YEAR = "{\"name\":\"year\",\"type\":\"number\"}";
  private static final String READS = "{\"name\":\"reads\",\"type\":\"number\"}";
  private static final String TABLE =
      "{\"partitionKey\": {\"name\": \"id\", \"type\": \"string\"}, \"indexes\": [%s]}";
  private static final String INDEX =
      "{\"name\": \"by-place\", \"partitionKey\": %s, \"sortKey\": %s}";

  @Test
  void areMadePutBackAndReadByStatements() throws Exception {
    String path = "/v1/tables/placed";
    String index = INDEX.formatted(array(PROJECT, SITE), array(YEAR, READS));
    assertKeys(answer(201, "PUT", path, TABLE.formatted(index)));
    JsonNode told = answer(200, "GET", path, "");
    assertKeys(told);
    assertKeys(answer(200, "PUT", path, told.toString()));

    put(path, "a", "bay", 2026, 7);
    put(path, "b", "bay", 2025, 9);
    put(path, "c", "bay", 2026, 5);
    put(path, "d", "hill", 2026, 6);
    String bay = "project = 'north' AND site = 'bay'";
    assertThat(selected(bay)).containsExactly("b", "c", "a");
    assertThat(selected(bay + " AND year = 2026 AND reads > 5")).containsExactly("a");

    String items = path + "/indexes/by-place/items";
    assertThat(ids(answer(200, "GET", items, ""))).containsExactlyInAnyOrder("a", "b", "c", "d");
    assertThat(problem("GET", items + "/north", "", 400))
        .isEqualTo(
            "Expected a partition key of one attribute, but it has [project, site]: a statement reads such an index.");
  }

  /** The partition is named in the address, and the range is that of the first sort attribute. */
  @Test
  void areReadByAddressWhereThePartitionHasOneAttribute() throws Exception {
    String path = "/v1/tables/placed-once";
    String index = INDEX.formatted(array(PROJECT), array(YEAR, READS));
    JsonNode made = answer(201, "PUT", path, TABLE.formatted(index));
    assertThat(made.at("/indexes/0/partitionKey").toString()).isEqualTo(PROJECT);
    put(path, "a", "bay", 2026, 7);
    put(path, "b", "bay", 2025, 9);
    put(path, "c", "bay", 2026, 5);
    String items = path + "/indexes/by-place/items/north";
    assertThat(ids(answer(200, "GET", items, ""))).containsExactly("b", "c", "a");
    assertThat(ids(answer(200, "GET", items + "?from=2026&order=desc", "")))
        .containsExactly("a", "c");
  }

  @Test
  void haveFourAttributesAtMost() throws Exception {
    String five =
        array(
            IntStream.rangeClosed(1, 5)
                .mapToObj("{\"name\":\"h%d\",\"type\":\"string\"}"::formatted)
                .toArray(String[]::new));
    String path = "/v1/tables/placed-never";
    assertThat(problem("PUT", path, TABLE.formatted(INDEX.formatted(five, YEAR)), 400))
        .isEqualTo(
            "Expected at most 4 partition and 4 sort attributes in the key of index by-place, but they are 5 and 1.");
    assertThat(problem("PUT", path, TABLE.formatted(INDEX.formatted(PROJECT, five)), 400))
        .endsWith("but they are 1 and 5.");
    answer(404, "GET", path, "");
  }

  private static void assertKeys(JsonNode table) {
    assertThat(table.at("/indexes/0/partitionKey").toString()).isEqualTo(array(PROJECT, SITE));
    assertThat(table.at("/indexes/0/sortKey").toString()).isEqualTo(array(YEAR, READS));
  }

  private static void put(String path, String id, String site, int year, int reads)
      throws Exception {
    answer(
        201,
        "PUT",
        path + "/items/" + id,
        "{\"project\": \"north\", \"site\": \"%s\", \"year\": %d, \"reads\": %d}"
            .formatted(site, year, reads));
  }

  private static List<String> selected(String where) throws Exception {
    String statement = "SELECT id FROM placed.\"by-place\" WHERE " + where;
    return ids(
        answer(
            200,
            "POST",
            "/v1/statements",
            JSON.createObjectNode().put("statement", statement).toString()));
  }

  private static List<String> ids(JsonNode list) {
    return list.at("/items").valueStream().map(item -> item.get("id").asString()).toList();
  }

  private static String array(String... attributes) {
    return "[" + String.join(",", attributes) + "]";
  }
}

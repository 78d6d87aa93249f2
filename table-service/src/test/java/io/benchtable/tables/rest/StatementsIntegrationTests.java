package io.benchtable.tables.rest;

import static io.benchtable.tables.rest.PlainCalls.JSON;
import static io.benchtable.tables.rest.PlainCalls.answer;
import static io.benchtable.tables.rest.PlainCalls.problem;
import static io.benchtable.tables.rest.PlainCalls.send;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Statements of PartiQL over the plain API. */
class StatementsIntegrationTests {

  private static final String PATH = "/v1/statements";

  @BeforeAll
  static void makeTable() throws Exception {
    answer(
        201,
        "PUT",
        "/v1/tables/stated",
        """
        {"partitionKey": {"name": "id", "type": "string"},
         "sortKey": {"name": "n", "type": "number"},
         "indexes": [{"name": "by-state", "partitionKey": {"name": "state", "type": "string"}}]}
        """);
  }

  @Test
  void takeAndGiveValuesOfEveryKind() throws Exception {
    String values =
        "12345678901234567890.123456789, true, null, [1, {\"deep\": [\"x\"]}], {\"a\": 1}";
    run(
        200,
        "INSERT INTO stated VALUE {'id': 'kinds', 'n': 1, 'big': ?, 'yes': ?, 'none': ?, 'list': ?, 'map': ?}",
        values);
    String select = "SELECT big, yes, none, list, map FROM stated WHERE id = ? AND n = ?";
    assertThat(send("POST", PATH, body(select, "\"kinds\", 1", null, null)).body())
        .contains(
            "\"big\":12345678901234567890.123456789",
            "\"list\":[1,{\"deep\":[\"x\"]}]",
            "\"map\":{\"a\":1}",
            "\"none\":null",
            "\"yes\":true");
  }

  @Test
  void goOnWhereThePageBeforeEnded() throws Exception {
    for (int n = 1; n <= 5; n++) {
      run(200, "INSERT INTO stated VALUE {'id': 'pages', 'n': ?, 'state': 'PAGED'}", "" + n);
    }
    String statement = "SELECT n FROM stated WHERE id = 'pages'";
    assertThat(pages(statement)).containsExactly(List.of(1, 2), List.of(3, 4), List.of(5));
    assertThat(
            pages("SELECT n FROM stated.\"by-state\" WHERE state = 'PAGED'").stream()
                .flatMap(List::stream))
        .containsExactlyInAnyOrder(1, 2, 3, 4, 5);

    String next = answer(200, "POST", PATH, body(statement, "", 2, null)).at("/next").asString();
    assertThat(problem("POST", PATH, body(statement + " AND n > 0", "", 2, next), 400))
        .isEqualTo(
            "Expected next to be what this statement with these parameters was answered with, but it is '%s'."
                .formatted(next));
    assertThat(problem("POST", PATH, body(statement, "", 2, "x"), 400)).endsWith("it is 'x'.");
  }

  @Test
  void writeWhereTheConditionHolds() throws Exception {
    run(200, "INSERT INTO stated VALUE {'id': 'write', 'n': 1, 'runs': 3}", "");
    assertThat(
            run(412, "INSERT INTO stated VALUE {'id': 'write', 'n': 1}", "")
                .at("/detail")
                .asString())
        .isEqualTo("Duplicate primary key exists in table");
    String where = " WHERE id = 'write' AND n = 1 AND runs = ";
    run(412, "UPDATE stated SET runs = runs + 1" + where + "7", "");
    assertThat(run(200, "UPDATE stated SET runs = runs + 1" + where + "3", "").toString())
        .isEqualTo("{\"items\":[],\"next\":null}");
    assertThat(
            run(200, "DELETE FROM stated" + where + "4 RETURNING ALL OLD *", "")
                .at("/items/0/runs")
                .asInt())
        .isEqualTo(4);
    assertThat(run(200, "SELECT * FROM stated WHERE id = 'write'", "").at("/items")).isEmpty();
  }

  @Test
  void areDoneTogetherInTransactions() throws Exception {
    String insert =
        "{\"statement\": \"INSERT INTO stated VALUE {'id': 'both', 'n': ?}\", \"parameters\": [%d]}";
    String both = "{\"statements\": [%s, %s]}";
    answer(
        204, "POST", "/v1/transactions", both.formatted(insert.formatted(1), insert.formatted(2)));
    JsonNode refused =
        answer(
            409,
            "POST",
            "/v1/transactions",
            both.formatted(insert.formatted(3), insert.formatted(2)));
    assertThat(refused.at("/reasons/1/code").asString()).isEqualTo("DUPLICATE_ITEM");
    String select = "{\"statement\": \"SELECT n FROM stated WHERE id = 'both' AND n = %d\"}";
    assertThat(
            answer(
                    200,
                    "POST",
                    "/v1/transactions",
                    both.formatted(select.formatted(2), select.formatted(3)))
                .toString())
        .isEqualTo("{\"items\":[{\"n\":2},null]}");

    assertThat(
            problem(
                "POST",
                "/v1/transactions",
                both.formatted(select.formatted(1), insert.formatted(4)),
                400))
        .isEqualTo("Expected statements that all read or all write, but 1 read and 1 write.");
    assertThat(
            problem(
                "POST",
                "/v1/transactions",
                both.formatted(insert.formatted(4), "{\"statement\": \"SELECT\"}"),
                400))
        .startsWith(
            "Expected statements[1] to be one of PartiQL that can be done, but it is 'SELECT': ");
    assertThat(
            problem("POST", "/v1/transactions", both.formatted(insert.formatted(4), "null"), 400))
        .isEqualTo("Expected an object in statements[1], but it is null.");
    assertThat(problem("POST", "/v1/transactions", "{\"statements\": []}", 400))
        .isEqualTo("Expected 1 to 100 in statements, but there are 0.");
    assertThat(run(200, "SELECT n FROM stated WHERE id = 'both'", "").at("/items")).hasSize(2);
  }

  @Test
  void sayWhatCannotBe() throws Exception {
    assertThat(problem("POST", PATH, "{}", 400))
        .isEqualTo("Expected statement to be one of PartiQL, but it is absent.");
    assertThat(problem("POST", PATH, body("SELECT", "", null, null), 400))
        .startsWith(
            "Expected statement to be one of PartiQL that can be done, but it is 'SELECT': ");
    assertThat(problem("POST", PATH, body("DELETE FROM stated WHERE id = ?", "", null, null), 400))
        .endsWith("Number of parameters in request and statement don't match.");
    assertThat(problem("POST", PATH, body("SELECT * FROM nowhere", "", null, null), 404))
        .contains("nowhere");
    assertThat(
            problem(
                "POST",
                PATH,
                body("EXISTS(SELECT * FROM stated WHERE id = 'a' AND n = 1)", "", null, null),
                400))
        .contains("Expected statement to be SELECT, INSERT, UPDATE or DELETE, but it is 'EXISTS(");
    assertThat(problem("POST", PATH, body("SELECT * FROM stated", "", 0, null), 400))
        .isEqualTo("Expected limit to be from 1 to 1000, but it is 0.");
    assertThat(
            problem(
                "POST",
                PATH,
                body("DELETE FROM stated WHERE id = 'a' AND n = 1", "", 5, null),
                400))
        .isEqualTo("Expected limit with a SELECT only, but it is '5' with a write.");
    assertThat(problem("POST", PATH, "{\"statment\": \"x\"}", 400)).contains("there is 'statment'");
    assertThat(problem("POST", PATH, "{\"statement\": \"x\", \"limit\": 1.5}", 400))
        .contains("limit");
  }

  private static List<List<Integer>> pages(String statement) throws Exception {
    List<List<Integer>> pages = new ArrayList<>();
    String next = null;
    do {
      JsonNode page = answer(200, "POST", PATH, body(statement, "", 2, next));
      pages.add(page.at("/items").valueStream().map(item -> item.get("n").asInt()).toList());
      next = page.at("/next").isNull() ? null : page.at("/next").asString();
    } while (next != null);
    return pages;
  }

  private static JsonNode run(int status, String statement, String parameters) throws Exception {
    return answer(status, "POST", PATH, body(statement, parameters, null, null));
  }

  private static String body(
      String statement, String parameters, @Nullable Integer limit, @Nullable String next) {
    ObjectNode body = JSON.createObjectNode().put("statement", statement);
    if (limit != null) {
      body.put("limit", limit);
    }
    if (next != null) {
      body.put("next", next);
    }
    String text = body.toString();
    return parameters.isEmpty()
        ? text
        : text.substring(0, text.length() - 1) + ", \"parameters\": [" + parameters + "]}";
  }
}

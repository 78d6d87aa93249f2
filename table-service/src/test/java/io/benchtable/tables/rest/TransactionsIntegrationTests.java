package io.benchtable.tables.rest;

import static io.benchtable.tables.rest.PlainCalls.answer;
import static io.benchtable.tables.rest.PlainCalls.problem;
import static io.benchtable.tables.rest.PlainCalls.send;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class TransactionsIntegrationTests {

  private static final String PATH = "/v1/transactions";
  private static final String MOVE =
      """
      {"writes": [{"table": "accounts", "change": {"id": "%1$s-a"}, "update": "SET n = n - 10"},
                  {"table": "accounts", "change": {"id": "%1$s-b"}, "update": "SET n = n + 10"}]}
      """;

  @BeforeAll
  static void makeTables() throws Exception {
    answer(
        201,
        "PUT",
        "/v1/tables/accounts",
        "{\"partitionKey\":{\"name\":\"id\",\"type\":\"string\"}}");
    answer(
        201, "PUT", "/v1/tables/blobs", "{\"partitionKey\":{\"name\":\"id\",\"type\":\"binary\"}}");
  }

  @Test
  void writesAllOrNone() throws Exception {
    put("all-a", 25);
    put("all-b", 0);
    answer(204, "POST", PATH, MOVE.formatted("all"));
    assertThat(reading("all")).isEqualTo("[15,10]");
    JsonNode refused =
        answer(
            409,
            "POST",
            PATH,
            """
            {"writes": [{"table": "accounts", "put": {"id": "all-c", "n": 1}},
                        {"table": "accounts", "delete": {"id": "all-a"}, "if": "n > 100"},
                        {"table": "accounts", "change": {"id": "all-b"}, "update": "SET n = n + 1"}]}
            """);
    assertThat(refused.at("/reasons/1/code").asString()).isEqualTo("CONDITIONAL_CHECK_FAILED");
    assertThat(refused.at("/reasons/0").toString()).isEqualTo("{\"code\":\"NONE\"}");
    assertThat(reading("all")).isEqualTo("[15,10]");
    assertThat(send("GET", "/v1/tables/accounts/items/all-c", "").statusCode()).isEqualTo(404);
  }

  @Test
  void writesOnceUnderAKey() throws Exception {
    put("once-a", 25);
    put("once-b", 0);
    for (int i = 0; i < 3; i++) {
      answer(204, "POST", PATH, MOVE.formatted("once"), "Idempotency-Key", "rest-once");
    }
    assertThat(reading("once")).isEqualTo("[15,10]");
    JsonNode other =
        answer(400, "POST", PATH, MOVE.formatted("other"), "Idempotency-Key", "rest-once");
    assertThat(other.get("code").asString()).isEqualTo("IDEMPOTENT_PARAMETER_MISMATCH");
  }

  @Test
  void keepsAllDigitsAndTakesBinaryKeysAsPathsDo() throws Exception {
    answer(
        204,
        "POST",
        PATH,
        """
        {"writes": [{"table": "accounts", "put": {"id": "digits", "n": 12345678901234567890.123456789}},
                    {"table": "blobs", "change": {"id": "_w"}, "update": "SET n = 1"}]}
        """);
    JsonNode read =
        answer(
            200,
            "POST",
            PATH,
            """
            {"reads": [{"table": "accounts", "key": {"id": "digits"}},
                       {"table": "blobs", "key": {"id": "_w"}},
                       {"table": "blobs", "key": {"id": "_g"}}]}
            """);
    assertThat(send("GET", "/v1/tables/accounts/items/digits", "").body())
        .contains("12345678901234567890.123456789");
    assertThat(read.at("/items/1/n").asInt()).isEqualTo(1);
    assertThat(read.at("/items/2").isNull()).isTrue();
  }

  @Test
  void saysWhatIsWrong() throws Exception {
    assertThat(problem("POST", PATH, "{}", 400))
        .isEqualTo("Expected one of reads, writes and statements, but there are 0.");
    assertThat(problem("POST", PATH, "{\"reads\":[]}", 400))
        .isEqualTo("Expected 1 to 100 in reads, but there are 0.");
    assertThat(problem("POST", PATH, "null", 400)).contains("it is null");
    assertThat(problem("POST", PATH, writes("\"put\":{\"id\":\"x\"},\"iff\":\"n = 1\""), 400))
        .contains("iff");
    assertThat(
            problem("POST", PATH, writes("\"put\":{\"id\":\"x\"},\"delete\":{\"id\":\"x\"}"), 400))
        .contains("Expected one of put, change with update, delete and check in writes[0]");
    assertThat(problem("POST", PATH, writes("\"check\":{\"id\":\"x\"}"), 400))
        .isEqualTo("Expected if beside check in writes[0], but it is absent.");
    assertThat(problem("POST", PATH, writes("\"change\":{\"id\":\"x\"}"), 400))
        .isEqualTo("Expected update beside change in writes[0], but it is absent.");
    assertThat(problem("POST", PATH, writes("\"delete\":{\"id\":\"x\",\"y\":1}"), 400))
        .contains("Expected the key of table accounts, which is [id]");
    assertThat(problem("POST", PATH, writes("\"put\":{\"id\":\"x\"},\"if\":\"n =\""), 400))
        .startsWith("Expected if to be a condition");
    assertThat(
            problem(
                "POST",
                PATH,
                "{\"writes\":[{\"table\":\"accounts\",\"put\":{\"id\":\"x\"}},{\"table\":\"accounts\",\"delete\":{\"id\":\"x\"}}]}",
                400))
        .contains("writes[0] and writes[1] are about the same");
    assertThat(problem("POST", PATH, "{\"writes\":[{\"put\":{\"id\":\"x\"}}]}", 400))
        .isEqualTo("Expected table in writes[0], but it is absent.");
    assertThat(problem("POST", PATH, "{\"writes\":[null]}", 400)).contains("writes[0]");
    assertThat(
            problem(
                "POST",
                PATH,
                "{\"writes\":[{\"table\":\"none-such\",\"put\":{\"id\":\"x\"}}]}",
                404))
        .contains("not found");
  }

  private static String writes(String members) {
    return "{\"writes\":[{\"table\":\"accounts\"," + members + "}]}";
  }

  private static void put(String id, int n) throws Exception {
    answer(201, "PUT", "/v1/tables/accounts/items/" + id, "{\"n\":%d}".formatted(n));
  }

  private static String reading(String name) throws Exception {
    JsonNode read =
        answer(
            200,
            "POST",
            PATH,
            """
            {"reads": [{"table": "accounts", "key": {"id": "%1$s-a"}},
                       {"table": "accounts", "key": {"id": "%1$s-b"}}]}
            """
                .formatted(name));
    return "[" + read.at("/items/0/n").asString() + "," + read.at("/items/1/n").asString() + "]";
  }
}

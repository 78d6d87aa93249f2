package io.benchtable.tables.rest;

import static io.benchtable.tables.rest.PlainCalls.answer;
import static io.benchtable.tables.rest.PlainCalls.problem;
import static io.benchtable.tables.rest.PlainCalls.send;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Backups, recovery and tables that are made of them, over the plain API. */
class BackupsIntegrationTests {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String TABLE =
      """
      {"partitionKey": {"name": "id", "type": "string"},
       "indexes": [{"name": "by-day", "partitionKey": {"name": "day", "type": "string"}},
                   {"name": "by-state", "partitionKey": {"name": "state", "type": "string"}}],
       "onDemandMaximum": {"readUnits": 4000},
       "timeToLive": {"attribute": "until"},
       "deletionProtected": %s}
      """;

  @Test
  void giveBackWhatATableHeld() throws Exception {
    String table = table("bak-held");
    put(table, "a", 1);
    String backup = made(table, "first");
    put(table, "a", 2);
    put(table, "b", 3);
    JsonNode described = answer(200, "GET", table + "/backups/" + backup, "");
    assertThat(described.at("/items").asInt()).isEqualTo(1);
    assertThat(described.at("/settings/timeToLive/attribute").asString()).isEqualTo("until");
    assertThat(described.at("/settings/indexes")).hasSize(2);

    HttpResponse<String> begun =
        send(
            "POST",
            table + "/backups/" + backup + "/restore",
            "{\"table\": \"bak-held-2\", \"indexes\": [\"by-state\"]}");
    assertThat(begun.statusCode()).as(begun.body()).isEqualTo(202);
    String restored = begun.headers().firstValue("location").orElseThrow();
    assertThat(restored).isEqualTo("/v1/tables/bak-held-2");
    JsonNode now = active(restored);
    assertThat(now.at("/indexes")).hasSize(1);
    assertThat(now.at("/indexes/0/name").asString()).isEqualTo("by-state");
    assertThat(now.at("/onDemandMaximum").toString()).isEqualTo("{\"readUnits\":4000}");
    assertThat(now.has("timeToLive")).isFalse();
    assertThat(now.has("deletionProtected")).isFalse();
    assertThat(answer(200, "GET", restored + "/items", "").at("/items").toString())
        .isEqualTo("[{\"id\":\"a\",\"n\":1,\"state\":\"OPEN\"}]");
  }

  @Test
  void areListedPageByPageAlsoWhenTheirTableIsGone() throws Exception {
    String table = table("bak-pages");
    String first = made(table, "one");
    String second = made(table, "two");
    put("/v1/tables/bak-pages", "a", 1);
    answer(200, "PUT", table + "/recovery", "{\"enabled\": true}");
    answer(200, "PUT", table, TABLE.formatted(false));
    answer(204, "DELETE", table, "");

    JsonNode page = answer(200, "GET", table + "/backups?limit=1&type=USER", "");
    assertThat(page.at("/backups/0/id").asString()).isEqualTo(first);
    JsonNode rest =
        answer(
            200,
            "GET",
            table + "/backups?limit=1&type=USER&next=" + page.at("/next").asString(),
            "");
    assertThat(rest.at("/backups/0/id").asString()).isEqualTo(second);
    assertThat(rest.has("next")).isFalse();

    JsonNode left = answer(200, "GET", "/v1/backups?type=SYSTEM&limit=1000", "");
    JsonNode system =
        left.at("/backups")
            .valueStream()
            .filter(one -> one.at("/table").asString().equals("bak-pages"))
            .findFirst()
            .orElseThrow();
    assertThat(system.has("expiresAt")).isTrue();
    String kept = table + "/backups/" + system.at("/id").asString();
    assertThat(problem("DELETE", kept, "", 400))
        .contains("not allowed to delete the system backup");
    answer(202, "POST", kept + "/restore", "{\"table\": \"bak-pages-back\"}");
    active("/v1/tables/bak-pages-back");
    assertThat(send("GET", "/v1/tables/bak-pages-back/items/a", "").body()).contains("\"n\":1");
  }

  @Test
  void giveBackAMoment() throws Exception {
    String table = table("bak-moment");
    put(table, "a", 1);
    JsonNode on = answer(200, "PUT", table + "/recovery", "{\"enabled\": true, \"days\": 3}");
    assertThat(on.at("/days").asInt()).isEqualTo(3);
    String earliest =
        await()
            .atMost(PATIENCE)
            .until(
                () -> answer(200, "GET", table + "/recovery", "").at("/earliest").asString(""),
                time -> !time.isEmpty());
    answer(
        202,
        "POST",
        table + "/recovery/restore",
        "{\"table\": \"bak-moment-2\", \"at\": \"%s\"}".formatted(earliest));
    put(table, "a", 2);
    answer(202, "POST", table + "/recovery/restore", "{\"table\": \"bak-moment-3\"}");
    active("/v1/tables/bak-moment-2");
    active("/v1/tables/bak-moment-3");
    assertThat(send("GET", "/v1/tables/bak-moment-2/items/a", "").body()).contains("\"n\":1");
    assertThat(send("GET", "/v1/tables/bak-moment-3/items/a", "").body()).contains("\"n\":2");

    assertThat(
            problem(
                "POST",
                table + "/recovery/restore",
                "{\"table\": \"bak-moment-4\", \"at\": \"2020-01-01T00:00:00Z\"}",
                409))
        .startsWith("Expected at to be from " + earliest + " to ")
        .endsWith(", but it is 2020-01-01T00:00:00Z.");
    JsonNode off = answer(200, "PUT", table + "/recovery", "{\"enabled\": false}");
    assertThat(off.toString()).isEqualTo("{\"enabled\":false}");
    assertThat(problem("POST", table + "/recovery/restore", "{\"table\": \"bak-moment-4\"}", 409))
        .contains("not enabled for table 'bak-moment'");
  }

  @Test
  void sayWhatCannotBe() throws Exception {
    String table = table("bak-wrong");
    String backups = table + "/backups";
    assertThat(problem("POST", backups, "{}", 400))
        .isEqualTo("Expected name of the backup, but it is absent.");
    assertThat(problem("POST", backups, "{\"name\": \"a b\"}", 400)).contains("'a b'");
    assertThat(problem("POST", backups, "{\"nam\": \"abc\"}", 400)).contains("there is 'nam'");
    assertThat(problem("POST", backups, "null", 400))
        .isEqualTo("Expected a backup, but it is null.");
    assertThat(problem("POST", "/v1/tables/bak-none/backups", "{\"name\": \"abc\"}", 404))
        .isEqualTo("Table not found: bak-none");
    assertThat(problem("GET", backups + "/0-1", "", 404)).contains("bak-wrong/backup/0-1");
    assertThat(problem("DELETE", backups + "/0-1", "", 404)).contains("bak-wrong/backup/0-1");
    assertThat(problem("GET", backups + "?type=OTHER", "", 400))
        .isEqualTo("Expected type to be USER or SYSTEM, but it is 'OTHER'.");
    assertThat(problem("GET", "/v1/backups?limit=0", "", 400))
        .isEqualTo("Expected limit to be from 1 to 1000, but it is 0.");
    assertThat(problem("GET", "/v1/backups?next=later", "", 400))
        .isEqualTo("Expected next to be what a list ended with, but it is 'later'.");
    assertThat(problem("GET", "/v1/backups?table=a", "", 400)).contains("there is 'table'");
    assertThat(problem("GET", "/v1/backups/more", "", 404)).contains("v1/backups/more");

    String restore = backups + "/" + made(table, "abc") + "/restore";
    assertThat(problem("POST", restore, "{}", 400))
        .isEqualTo("Expected table, the name of a new one, but it is absent.");
    assertThat(problem("POST", restore, "{\"table\": \"bak-wrong\"}", 409))
        .isEqualTo("Table already exists: bak-wrong");
    assertThat(problem("POST", restore, "{\"table\": \"abc\", \"indexes\": [\"no\"]}", 400))
        .isEqualTo("Expected indexes out of [by-day, by-state], but there is [no].");

    String recovery = table + "/recovery";
    assertThat(problem("PUT", recovery, "{\"days\": 3}", 400)).contains("Expected enabled");
    assertThat(problem("PUT", recovery, "{\"enabled\": true, \"days\": 36}", 400))
        .isEqualTo("Expected days to be from 1 to 35, but it is 36.");
    assertThat(problem("PUT", recovery, "{\"enabled\": false, \"days\": 3}", 400))
        .isEqualTo("Expected no days where enabled is false, but days is 3.");
    assertThat(problem("PUT", recovery, "{\"enabled\": true, \"days\": \"many\"}", 400))
        .isEqualTo("Expected days to be a whole number, but it is 'many'.");
    assertThat(problem("POST", recovery + "/restore", "{\"table\": \"abc\", \"at\": \"\"}", 400))
        .isEqualTo("Expected at to be a time such as 2026-01-31T12:00:00Z, but it is ''.");
    assertThat(problem("POST", recovery + "/restore", "{\"table\": \"abc\", \"at\": \"now\"}", 400))
        .isEqualTo("Expected at to be a time such as 2026-01-31T12:00:00Z, but it is 'now'.");
    assertThat(problem("GET", "/v1/tables/bak-none/recovery", "", 404))
        .isEqualTo("Table not found: bak-none");
  }

  private static String table(String name) throws Exception {
    answer(201, "PUT", "/v1/tables/" + name, TABLE.formatted(true));
    return "/v1/tables/" + name;
  }

  private static void put(String table, String id, int n) throws Exception {
    HttpResponse<String> answer =
        send("PUT", table + "/items/" + id, "{\"n\": %d, \"state\": \"OPEN\"}".formatted(n));
    assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 201);
  }

  /** The id of a new backup whose items are copied. */
  private static String made(String table, String name) throws Exception {
    HttpResponse<String> begun =
        send("POST", table + "/backups", "{\"name\": \"%s\"}".formatted(name));
    assertThat(begun.statusCode()).as(begun.body()).isEqualTo(202);
    String backup = begun.headers().firstValue("location").orElseThrow();
    await()
        .atMost(PATIENCE)
        .until(() -> answer(200, "GET", backup, "").at("/status").asString().equals("AVAILABLE"));
    return backup.substring(backup.lastIndexOf('/') + 1);
  }

  private static JsonNode active(String table) {
    return await()
        .atMost(PATIENCE)
        .until(
            () -> answer(200, "GET", table, ""),
            one -> one.at("/status").asString().equals("ACTIVE"));
  }
}

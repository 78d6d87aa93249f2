package io.benchtable.tables.rest;

import static io.benchtable.tables.rest.PlainCalls.problem;
import static io.benchtable.tables.rest.PlainCalls.send;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.benchtable.tables.RunningTableService;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class RestIntegrationTests {

  private static final String RUNS =
      """
      {"partitionKey": {"name": "benchmarkId", "type": "string"},
       "sortKey": {"name": "number", "type": "number"},
       "indexes": [{"name": "by-day", "partitionKey": {"name": "day", "type": "string"},
                    "sortKey": {"name": "number", "type": "number"}}],
       "stream": "NEW_AND_OLD_IMAGES"}
      """;
  private static final String NOTES =
      "{\"partitionKey\": {\"name\": \"id\", \"type\": \"string\"}}";

  private final HttpClient http = HttpClient.newHttpClient();
  private final JsonMapper json = PlainCalls.JSON;

  @Test
  void makesDescribesAndDropsATable() throws Exception {
    assertThat(send("PUT", "/v1/tables/rest-runs", RUNS).statusCode()).isEqualTo(201);
    assertThat(send("PUT", "/v1/tables/rest-runs", RUNS).statusCode()).isEqualTo(200);
    JsonNode table = json.readTree(send("GET", "/v1/tables/rest-runs", "").body());
    assertThat(table.at("/sortKey/type").asString()).isEqualTo("number");
    assertThat(table.at("/indexes/0/projection").asString()).isEqualTo("ALL");
    assertThat(table.at("/stream").asString()).isEqualTo("NEW_AND_OLD_IMAGES");
    assertThat(send("GET", "/v1/tables", "").body()).contains("\"name\":\"rest-runs\"");
    HttpResponse<String> other = send("PUT", "/v1/tables/rest-runs", NOTES);
    assertThat(other.statusCode()).isEqualTo(409);
    assertThat(send("DELETE", "/v1/tables/rest-runs", "").statusCode()).isEqualTo(204);
    HttpResponse<String> gone = send("GET", "/v1/tables/rest-runs", "");
    assertThat(gone.statusCode()).isEqualTo(404);
    assertThat(gone.headers().firstValue("content-type")).contains("application/problem+json");
    assertThat(gone.body()).contains("rest-runs not found");
  }

  @Test
  void hasItemsExpireAsTheTableSays() throws Exception {
    String path = "/v1/tables/rest-expiring";
    String expiring = NOTES.replaceFirst("}$", ", \"timeToLive\": {\"attribute\": \"until\"}}");
    JsonNode made = json.readTree(send("PUT", path, expiring).body());
    assertThat(made.at("/timeToLive/attribute").asString()).isEqualTo("until");
    assertThat(made.at("/timeToLive/status").asString()).isEqualTo("ENABLING");
    await()
        .untilAsserted(
            () ->
                assertThat(send("GET", path, "").body())
                    .contains("\"timeToLive\":{\"attribute\":\"until\",\"status\":\"ENABLED\"}"));
    JsonNode same = json.readTree(send("PUT", path, expiring).body());
    assertThat(same.at("/timeToLive/status").asString()).isEqualTo("ENABLED");
    JsonNode off = json.readTree(send("PUT", path, NOTES).body());
    assertThat(off.at("/timeToLive/status").asString()).isEqualTo("DISABLING");
    await()
        .untilAsserted(() -> assertThat(send("GET", path, "").body()).doesNotContain("timeToLive"));
    assertThat(problem("PUT", path, expiring.replace("until", ""), 400))
        .contains("Expected attribute of timeToLive to be 1 to 255 characters long");
    assertThat(problem("PUT", path + "-2", expiring.replace("until", "a\\u0000"), 400))
        .contains("without U+0000");
    assertThat(send("GET", path + "-2", "").statusCode()).isEqualTo(404);
  }

  @Test
  void putsAndGetsAnItemAsItIs() throws Exception {
    send("PUT", "/v1/tables/rest-notes", NOTES);
    HttpResponse<String> created =
        send("PUT", "/v1/tables/rest-notes/items/a%23b", "{\"text\":\"x\",\"n\":1.50}");
    assertThat(created.statusCode()).isEqualTo(201);
    HttpResponse<String> found = send("GET", "/v1/tables/rest-notes/items/a%23b", "");
    assertThat(found.statusCode()).isEqualTo(200);
    assertThat(json.readTree(found.body()))
        .isEqualTo(json.readTree("{\"id\":\"a#b\",\"n\":1.5,\"text\":\"x\"}"));
    String tag = found.headers().firstValue("etag").orElseThrow();
    assertThat(created.headers().firstValue("etag")).contains(tag);
    assertThat(
            send("GET", "/v1/tables/rest-notes/items/a%23b", "", "If-None-Match", tag).statusCode())
        .isEqualTo(304);
    assertThat(send("DELETE", "/v1/tables/rest-notes/items/a%23b", "").statusCode()).isEqualTo(204);
    assertThat(send("GET", "/v1/tables/rest-notes/items/a%23b", "").statusCode()).isEqualTo(404);
  }

  @Test
  void keepsSlashesInKeys() throws Exception {
    send("PUT", "/v1/tables/rest-slashes", NOTES);
    assertThat(send("PUT", "/v1/tables/rest-slashes/items/a%2Fb%20c", "{}").statusCode())
        .isEqualTo(201);
    assertThat(send("GET", "/v1/tables/rest-slashes/items/a%2Fb%20c", "").body())
        .isEqualTo("{\"id\":\"a/b c\"}");
    assertThat(send("PUT", "/v1/tables/rest-slashes/items/a%5Cb%25c%3Bd", "{}").statusCode())
        .isEqualTo(201);
    assertThat(send("GET", "/v1/tables/rest-slashes/items/a%5Cb%25c%3Bd", "").body())
        .isEqualTo("{\"id\":\"a\\\\b%c;d\"}");
  }

  @Test
  void keepsBackslashesInKeys() throws Exception {
    send("PUT", "/v1/tables/rest-backslashes", NOTES);
    String path = "/v1/tables/rest-backslashes/items/C%3A%5Ca%2F%5C..%5Cb";
    assertThat(send("PUT", path, "{}").statusCode()).isEqualTo(201);
    assertThat(json.readTree(send("GET", path, "").body()).at("/id").asString())
        .isEqualTo("C:\\a/\\..\\b");
  }

  @Test
  void keepsSemicolonsInKeys() throws Exception {
    send("PUT", "/v1/tables/rest-semicolons", RUNS);
    String items = "/v1/tables/rest-semicolons/items/";
    send("PUT", items + "a/1", "{\"day\":\"d\"}");
    assertThat(send("PUT", items + "a;v=2/1", "{\"day\":\"d;e\"}").statusCode()).isEqualTo(201);
    assertThat(send("GET", items + "a/1", "").body()).contains("\"day\":\"d\"");
    assertThat(send("GET", items + "a%3Bv=2/1", "").body()).contains("\"day\":\"d;e\"");
    JsonNode indexed =
        json.readTree(
            send("GET", "/v1/tables/rest-semicolons/indexes/by-day/items/d;e", "").body());
    assertThat(indexed.at("/items/0/benchmarkId").asString()).isEqualTo("a;v=2");
    assertThat(send("DELETE", items + "a;v=2/1", "").statusCode()).isEqualTo(204);
    assertThat(send("GET", items + "a/1", "").statusCode()).isEqualTo(200);
    assertThat(problem("PUT", "/v1/tables/rest;semicolons", NOTES, 400))
        .contains("'rest;semicolons'");
  }

  @Test
  void takesAnItemWhateverItsTypeIsCalled() throws Exception {
    send("PUT", "/v1/tables/rest-typed", NOTES);
    HttpRequest request =
        HttpRequest.newBuilder(
                RunningTableService.address().resolve("/v1/tables/rest-typed/items/a"))
            .header("Authorization", "Bearer " + RunningTableService.TOKEN)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .PUT(HttpRequest.BodyPublishers.ofString("{\"v\":1}"))
            .build();
    assertThat(http.send(request, HttpResponse.BodyHandlers.ofString()).body())
        .isEqualTo("{\"id\":\"a\",\"v\":1}");
  }

  @Test
  void honoursPreconditions() throws Exception {
    send("PUT", "/v1/tables/rest-guarded", NOTES);
    String path = "/v1/tables/rest-guarded/items/a";
    HttpResponse<String> first = send("PUT", path, "{\"v\":1}", "If-None-Match", "*");
    assertThat(first.statusCode()).isEqualTo(201);
    assertThat(send("PUT", path, "{\"v\":2}", "If-None-Match", "*").statusCode()).isEqualTo(412);
    String tag = first.headers().firstValue("etag").orElseThrow();
    assertThat(send("PUT", path, "{\"v\":2}", "If-Match", tag).statusCode()).isEqualTo(200);
    assertThat(send("PUT", path, "{\"v\":3}", "If-Match", tag).statusCode()).isEqualTo(412);
    assertThat(send("DELETE", path, "", "If-Match", tag).statusCode()).isEqualTo(412);
    assertThat(send("PATCH", path, "{\"v\":null}", "If-Match", tag).statusCode()).isEqualTo(412);
  }

  @Test
  void mergesAPatch() throws Exception {
    send("PUT", "/v1/tables/rest-patched", NOTES);
    String path = "/v1/tables/rest-patched/items/a";
    assertThat(send("PATCH", path, "{\"v\":1}").statusCode()).isEqualTo(404);
    send("PUT", path, "{\"v\":1,\"keep\":{\"a\":1,\"b\":2}}");
    HttpResponse<String> patched = send("PATCH", path, "{\"v\":null,\"keep\":{\"b\":null}}");
    assertThat(json.readTree(patched.body()))
        .isEqualTo(json.readTree("{\"id\":\"a\",\"keep\":{\"a\":1}}"));
  }

  @Test
  void listsAPartitionInPages() throws Exception {
    send("PUT", "/v1/tables/rest-listed", RUNS);
    for (int i = 0; i < 5; i++) {
      send("PUT", "/v1/tables/rest-listed/items/b1/" + i, "{\"day\":\"d\"}");
    }
    String path = "/v1/tables/rest-listed/items/b1?limit=3&order=desc";
    JsonNode first = json.readTree(send("GET", path, "").body());
    assertThat(first.at("/items")).hasSize(3);
    assertThat(first.at("/items/0/number").asInt()).isEqualTo(4);
    JsonNode second =
        json.readTree(send("GET", path + "&next=" + first.at("/next").asString(), "").body());
    assertThat(second.at("/items")).hasSize(2);
    assertThat(second.at("/next").isNull()).isTrue();
    JsonNode indexed =
        json.readTree(
            send("GET", "/v1/tables/rest-listed/indexes/by-day/items/d?limit=2", "").body());
    assertThat(indexed.at("/items")).hasSize(2);
    assertThat(send("GET", "/v1/tables/rest-listed/items/b1/3", "").body())
        .contains("\"number\":3");
  }

  @Test
  void pagesThroughTheLongestKeys() throws Exception {
    send("PUT", "/v1/tables/rest-long", RUNS.replace("\"number\"}", "\"string\"}"));
    String partition = "%C3%A4".repeat(1024);
    String day = "d".repeat(2048);
    for (String last : new String[] {"a", "b"}) {
      String path = "/v1/tables/rest-long/items/" + partition + "/" + "s".repeat(1023) + last;
      assertThat(send("PUT", path, "{\"day\":\"" + day + "\"}").statusCode()).isEqualTo(201);
    }
    for (String list : new String[] {"items/" + partition, "indexes/by-day/items/" + day}) {
      String path = "/v1/tables/rest-long/" + list + "?limit=1";
      JsonNode first = json.readTree(send("GET", path, "").body());
      JsonNode second =
          json.readTree(send("GET", path + "&next=" + first.at("/next").asString(), "").body());
      assertThat(first.at("/items/0/number").asString()).endsWith("sa");
      assertThat(second.at("/items/0/number").asString()).endsWith("sb");
    }
  }

  @Test
  void saysWhatIsWrong() throws Exception {
    assertThat(problem("PUT", "/v1/tables/no", NOTES, 400)).contains("3 to 255 characters");
    assertThat(problem("PUT", "/v1/tables/rest-bad", "{\"partitionKey\":", 400)).isNotEmpty();
    assertThat(problem("PUT", "/v1/tables/rest-bad", "{}", 400)).contains("partitionKey");
    String indexes = NOTES.replaceFirst("}$", ", \"indexes\": [%s]}");
    assertThat(problem("PUT", "/v1/tables/rest-bad", indexes.formatted("null"), 400))
        .contains("one of the list is null");
    String including =
        "{\"name\": \"by-x\", \"partitionKey\": {\"name\": \"x\", \"type\": \"string\"},"
            + " \"projection\": \"INCLUDE\", \"include\": [null]}";
    assertThat(problem("PUT", "/v1/tables/rest-bad", indexes.formatted(including), 400))
        .contains("include of index by-x");
    send("PUT", "/v1/tables/rest-wrong", RUNS);
    assertThat(problem("PUT", "/v1/tables/rest-wrong/items/a/1", "not json", 400)).isNotEmpty();
    assertThat(problem("PUT", "/v1/tables/rest-wrong/items/a/1", "[]", 400)).isNotEmpty();
    assertThat(problem("PUT", "/v1/tables/rest-wrong/items/a/1", "{\"number\":2}", 400))
        .contains("as in the path");
    assertThat(problem("PUT", "/v1/tables/rest-wrong/items/a/word", "{}", 400)).isNotEmpty();
    assertThat(problem("PUT", "/v1/tables/rest-wrong/items/a", "{}", 400)).contains("sort key");
    assertThat(problem("GET", "/v1/tables/rest-wrong/items/a?limit=x", "", 400)).isNotEmpty();
    assertThat(problem("GET", "/v1/tables/rest-wrong/items/a?next=x", "", 400)).isNotEmpty();
    assertThat(problem("GET", "/v1/tables?next=%00", "", 400)).isNotEmpty();
  }

  @Test
  void saysWhatIsWrongWithAddressesMethodsAndTypes() throws Exception {
    send("PUT", "/v1/tables/rest-unmapped", NOTES);
    assertThat(problem("GET", "/v1/tables/rest-unmapped/nothing", "", 404)).isNotEmpty();
    assertThat(problem("POST", "/v1/tables/rest-unmapped", "{}", 405)).contains("POST");
    assertThat(send("POST", "/v1/tables/rest-unmapped", "{}").headers().allValues("allow"))
        .anySatisfy(methods -> assertThat(methods).contains("PUT"));
    HttpResponse<String> other =
        send("GET", "/v1/tables/rest-unmapped/items/a", "", "Accept", "text/html");
    assertThat(other.statusCode()).isEqualTo(406);
    assertThat(other.headers().firstValue("content-type")).contains("application/problem+json");
  }

  @Test
  void leavesAddressesOfOthersAlone() throws Exception {
    HttpResponse<String> missing = send("GET", "/v1/tables-of-others/nothing", "");
    assertThat(missing.statusCode()).isEqualTo(404);
    assertThat(missing.headers().firstValue("content-type")).contains("application/json");
  }

  @Test
  void saysHowLargeAnItemIsThatIsTooLarge() throws Exception {
    send("PUT", "/v1/tables/rest-large", NOTES);
    String large = "{\"v\":\"" + "x".repeat(400 * 1024) + "\"}";
    assertThat(problem("PUT", "/v1/tables/rest-large/items/a", large, 400))
        .isEqualTo("Expected an item of at most 409600 bytes, but it has 409604.");
    assertThat(send("GET", "/v1/tables/rest-large/items/a", "").statusCode()).isEqualTo(404);
  }

  @Test
  void asksForTheToken() throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(RunningTableService.address().resolve("/v1/tables")).build();
    HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.headers().allValues("www-authenticate")).contains("Bearer");
    for (String description : new String[] {"/v3/api-docs", "/v3/api-docs.yaml"}) {
      HttpRequest withoutToken =
          HttpRequest.newBuilder(RunningTableService.address().resolve(description)).build();
      assertThat(http.send(withoutToken, HttpResponse.BodyHandlers.ofString()).statusCode())
          .as(description)
          .isEqualTo(401);
    }
  }

  @Test
  void describesItself() throws Exception {
    JsonNode description = json.readTree(send("GET", "/v3/api-docs", "").body());
    assertThat(description.at("/paths").propertyNames())
        .contains("/v1/tables/{table}", "/v1/tables/{table}/items/{partition}/{sort}");
    assertThat(description.at("/components/schemas/Table/properties/timeToLive").isMissingNode())
        .isFalse();
    assertThat(description.at("/components/schemas/TimeToLive/properties").propertyNames())
        .containsExactlyInAnyOrder("attribute", "status");
    assertThat(send("GET", "/swagger-ui/index.html", "").statusCode()).isEqualTo(200);
  }
}

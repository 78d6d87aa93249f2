package io.benchtable.tables.rest;

import static io.benchtable.tables.rest.PlainCalls.answer;
import static io.benchtable.tables.rest.PlainCalls.problem;
import static io.benchtable.tables.rest.PlainCalls.send;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.benchtable.tables.RunningTableService;
import io.benchtable.tables.TestBuckets;
import java.io.ByteArrayInputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.ImportTableDescription;
import tools.jackson.databind.JsonNode;

/** Exports and imports over the plain API. */
class TransfersIntegrationTests {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String TABLE =
      "{\"partitionKey\": {\"name\": \"id\", \"type\": \"string\"}}";

  private final String bucket = TestBuckets.bucket();

  @Test
  void writeItemsAndChanges() throws Exception {
    String table = recoverable("out-both");
    String since =
        await()
            .atMost(PATIENCE)
            .until(
                () -> answer(200, "GET", table + "/recovery", "").at("/earliest").asString(""),
                time -> !time.isEmpty());
    answer(201, "PUT", table + "/items/a", "{\"n\": 1}");
    answer(200, "PUT", table + "/items/a", "{\"n\": 2}");
    JsonNode items =
        done(send("POST", table + "/exports", "{\"bucket\": \"%s\"}".formatted(bucket)));
    assertThat(items.at("/items").asInt()).isEqualTo(1);
    assertThat(items.has("at")).isTrue();
    assertThat(TestBuckets.get(bucket, items.at("/manifest").asString())).isNotEmpty();

    JsonNode changes =
        done(
            send(
                "POST",
                table + "/exports",
                "{\"bucket\": \"%s\", \"prefix\": \"p\", \"since\": \"%s\", \"view\": \"NEW_IMAGE\"}"
                    .formatted(bucket, since)));
    assertThat(changes.at("/items").asInt()).isEqualTo(1);
    assertThat(changes.at("/since").asString()).isEqualTo(since);
    assertThat(changes.at("/view").asString()).isEqualTo("NEW_IMAGE");
    assertThat(changes.has("at")).isFalse();
    assertThat(data(changes)).contains("\"NewImage\"").doesNotContain("\"OldImage\"");

    JsonNode page = answer(200, "GET", table + "/exports?limit=1", "");
    assertThat(page.at("/exports/0/id")).isEqualTo(changes.at("/id"));
    JsonNode rest =
        answer(200, "GET", table + "/exports?limit=1&next=" + page.at("/next").asString(), "");
    assertThat(rest.at("/exports/0/id")).isEqualTo(items.at("/id"));
    assertThat(rest.has("next")).isFalse();
  }

  @Test
  void areDoneOnceUnderAKey() throws Exception {
    String table = recoverable("out-once");
    String body = "{\"bucket\": \"%s\"}".formatted(bucket);
    String id =
        answer(202, "POST", table + "/exports", body, "Idempotency-Key", "out-1")
            .at("/id")
            .asString();
    assertThat(
            answer(202, "POST", table + "/exports", body, "Idempotency-Key", "out-1")
                .at("/id")
                .asString())
        .isEqualTo(id);
    JsonNode other =
        answer(
            409,
            "POST",
            table + "/exports",
            body.replace("}", ", \"prefix\": \"x\"}"),
            "Idempotency-Key",
            "out-1");
    assertThat(other.at("/code").asString()).isEqualTo("EXPORT_CONFLICT");
  }

  @Test
  void readLinesWithCellsIntoANewTable() throws Exception {
    TestBuckets.put(
        bucket, "in/a.csv", "x;3;Monday\ny;4;Tuesday\n".getBytes(StandardCharsets.UTF_8));
    HttpResponse<String> begun =
        send(
            "POST",
            "/v1/tables/in-csv/imports",
            """
            {"bucket": "%s", "prefix": "in/", "format": "CSV",
             "csv": {"delimiter": ";", "header": ["id", "n", "day"]},
             "settings": {"partitionKey": {"name": "id", "type": "string"},
                          "onDemandMaximum": {"readUnits": 70},
                          "indexes": [{"name": "by-day", "partitionKey": {"name": "day", "type": "string"},
                                       "projection": "KEYS_ONLY"}]}}
            """
                .formatted(bucket));
    JsonNode made = done(begun);
    assertThat(made.at("/imported").asInt()).isEqualTo(2);
    assertThat(made.at("/errors").asInt()).isZero();
    assertThat(
            answer(200, "GET", "/v1/tables/in-csv/indexes/by-day/items/Monday", "")
                .at("/items")
                .toString())
        .isEqualTo("[{\"day\":\"Monday\",\"id\":\"x\"}]");
    assertThat(answer(200, "GET", "/v1/tables/in-csv/imports", "").at("/imports")).hasSize(1);

    ImportTableDescription told =
        RunningTableService.client()
            .describeImport(
                describe ->
                    describe.importArn(
                        "arn:aws:dynamodb:local:000000000000:table/in-csv/import/"
                            + made.at("/id").asString()))
            .importTableDescription();
    assertThat(told.inputFormatOptions().csv().headerList()).containsExactly("id", "n", "day");
    assertThat(told.tableCreationParameters().onDemandThroughput().maxReadRequestUnits())
        .isEqualTo(70);
    assertThat(told.tableCreationParameters().attributeDefinitions()).hasSize(2);
    assertThat(told.tableCreationParameters().globalSecondaryIndexes())
        .singleElement()
        .satisfies(
            index ->
                assertThat(index.projection().projectionTypeAsString()).isEqualTo("KEYS_ONLY"));
  }

  @Test
  void tellWhyTheyWereGivenUp() throws Exception {
    String table = recoverable("out-lost");
    HttpResponse<String> begun =
        send("POST", table + "/exports", "{\"bucket\": \"no-such-bucket\"}");
    JsonNode failed = ended(begun);
    assertThat(failed.at("/status").asString()).isEqualTo("FAILED");
    assertThat(failed.at("/failure/code").asString()).isEqualTo("S3NoSuchBucket");
    assertThat(failed.has("manifest")).isFalse();
  }

  @Test
  void sayWhichExportCannotBe() throws Exception {
    String exports = recoverable("out-wrong") + "/exports";
    assertThat(problem("POST", exports, "{}", 400))
        .startsWith("Expected bucket")
        .endsWith("absent.");
    assertThat(problem("POST", exports, with("\"prefix\": \"../x\""), 400))
        .startsWith("Expected prefix to be")
        .endsWith("'../x'.");
    assertThat(problem("POST", exports, with("\"at\": \"2020-01-01T00:00:00Z\""), 409))
        .startsWith("Expected at to be from ")
        .endsWith("it is 2020-01-01T00:00:00Z.");
    assertThat(problem("POST", exports, with("\"since\": \"2020-01-01T00:00:00Z\""), 409))
        .startsWith("Expected since to be from ");
    assertThat(problem("POST", exports, with("\"view\": \"OLD\""), 400))
        .isEqualTo("Expected view to be NEW_IMAGE or NEW_AND_OLD_IMAGES, but it is 'OLD'.");
    assertThat(problem("POST", exports, with("\"view\": \"NEW_IMAGE\""), 400))
        .isEqualTo("Expected since beside until and view, but until is null and view NEW_IMAGE.");
    assertThat(
            problem(
                "POST",
                exports,
                with("\"since\": \"2026-01-02T00:00:00Z\", \"until\": \"2026-01-01T00:00:00Z\""),
                400))
        .startsWith("Expected since to be before until");
    assertThat(
            problem(
                "POST",
                exports,
                with("\"since\": \"2026-01-02T00:00:00Z\", \"at\": \"2026-01-01T00:00:00Z\""),
                400))
        .startsWith("Expected at for items, or since for changes");
    answer(201, "PUT", "/v1/tables/out-off", TABLE);
    assertThat(problem("POST", "/v1/tables/out-off/exports", with("\"prefix\": \"\""), 409))
        .contains("not enabled for table 'out-off'");
    assertThat(problem("POST", "/v1/tables/out-none/exports", with("\"prefix\": \"\""), 404))
        .isEqualTo("Table not found: out-none");
    assertThat(problem("GET", exports + "/0-1", "", 404)).contains("out-wrong/export/0-1");
  }

  @Test
  void sayWhichImportCannotBe() throws Exception {
    String imports = "/v1/tables/in-wrong/imports";
    String settings = "\"settings\": " + TABLE;
    assertThat(problem("POST", imports, with("\"format\": \"CSV\""), 400))
        .isEqualTo("Expected settings of table in-wrong, with its key, but they are absent.");
    assertThat(problem("POST", imports, with(settings), 400))
        .isEqualTo("Expected format to be DYNAMODB_JSON or CSV, but it is absent.");
    assertThat(problem("POST", imports, with("\"format\": \"ION\", " + settings), 400))
        .isEqualTo("Expected format to be DYNAMODB_JSON or CSV, but it is 'ION'.");
    assertThat(
            problem(
                "POST",
                imports,
                with("\"format\": \"DYNAMODB_JSON\", \"csv\": {}, " + settings),
                400))
        .isEqualTo("Expected csv with the format CSV only, but the format is DYNAMODB_JSON.");
    for (String csv :
        List.of("{\"delimiter\": \"x\"}", "{\"header\": []}", "{\"header\": [\"a,b\"]}")) {
      assertThat(
              problem(
                  "POST",
                  imports,
                  with("\"format\": \"CSV\", \"csv\": " + csv + ", " + settings),
                  400))
          .containsPattern("Expected (delimiter|header) to be ");
    }
    assertThat(
            problem(
                "POST",
                imports,
                with(
                    "\"format\": \"CSV\", "
                        + settings.replaceFirst("}$", ", \"stream\": \"KEYS_ONLY\"}")),
                400))
        .startsWith("Expected settings without stream");
    assertThat(problem("POST", imports, with("\"format\": \"CSV\", \"settings\": {}"), 400))
        .isEqualTo("Expected partitionKey {name, type}, but it is absent.");
    answer(201, "PUT", "/v1/tables/in-wrong", TABLE);
    assertThat(problem("POST", imports, with("\"format\": \"CSV\", " + settings), 409))
        .contains("in-wrong");
    assertThat(problem("GET", imports + "/0-1", "", 404)).contains("in-wrong/import/0-1");
  }

  private String with(String members) {
    return "{\"bucket\": \"%s\", %s}".formatted(bucket, members);
  }

  private static String recoverable(String name) throws Exception {
    String table = "/v1/tables/" + name;
    answer(201, "PUT", table, TABLE);
    answer(200, "PUT", table + "/recovery", "{\"enabled\": true}");
    await()
        .atMost(PATIENCE)
        .until(() -> answer(200, "GET", table + "/recovery", "").has("earliest"));
    return table;
  }

  private static JsonNode done(HttpResponse<String> begun) {
    JsonNode ended = ended(begun);
    assertThat(ended.at("/status").asString()).as(ended.toString()).isEqualTo("COMPLETED");
    return ended;
  }

  private static JsonNode ended(HttpResponse<String> begun) {
    assertThat(begun.statusCode()).as(begun.body()).isEqualTo(202);
    String location = begun.headers().firstValue("location").orElseThrow();
    return await()
        .atMost(PATIENCE)
        .until(
            () -> answer(200, "GET", location, ""),
            one -> !one.at("/status").asString().equals("IN_PROGRESS"));
  }

  /** The text of the first file of an export. */
  private String data(JsonNode export) throws Exception {
    String files = export.at("/manifest").asString().replace("summary", "files");
    String first =
        PlainCalls.JSON
            .readTree(
                new String(TestBuckets.get(bucket, files), StandardCharsets.UTF_8)
                    .lines()
                    .toList()
                    .getFirst())
            .at("/dataFileS3Key")
            .asString();
    try (GZIPInputStream lines =
        new GZIPInputStream(new ByteArrayInputStream(TestBuckets.get(bucket, first)))) {
      return new String(lines.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}

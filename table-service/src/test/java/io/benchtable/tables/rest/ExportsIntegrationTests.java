package io.benchtable.tables.rest;

import static io.benchtable.tables.rest.PlainCalls.answer;
import static io.benchtable.tables.rest.PlainCalls.problem;
import static io.benchtable.tables.rest.PlainCalls.send;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.benchtable.tables.TestBuckets;
import java.io.ByteArrayInputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Exports over the plain API. */
class ExportsIntegrationTests {

  private static final String KEY = IdempotencyKeys.HEADER;
  private static final String TABLE =
      "{\"partitionKey\": {\"name\": \"id\", \"type\": \"string\"}}";

  private final String bucket = TestBuckets.bucket();

  @Test
  void writeItemsAndChanges() throws Exception {
    String table = recoverable("out-both");
    String since =
        await()
            .atMost(Transfers.PATIENCE)
            .until(
                () -> answer(200, "GET", table + "/recovery", "").at("/earliest").asString(""),
                time -> !time.isEmpty());
    answer(201, "PUT", table + "/items/a", "{\"n\": 1}");
    answer(200, "PUT", table + "/items/a", "{\"n\": 2}");
    JsonNode items =
        Transfers.done(send("POST", table + "/exports", "{\"bucket\": \"%s\"}".formatted(bucket)));
    assertThat(items.at("/items").asInt()).isEqualTo(1);
    assertThat(items.has("at")).isTrue();
    assertThat(TestBuckets.get(bucket, items.at("/manifest").asString())).isNotEmpty();

    JsonNode changes =
        Transfers.done(
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
    String id = answer(202, "POST", table + "/exports", body, KEY, "out-1").at("/id").asString();
    assertThat(answer(202, "POST", table + "/exports", body, KEY, "out-1").at("/id").asString())
        .isEqualTo(id);
    JsonNode other =
        answer(
            409,
            "POST",
            table + "/exports",
            body.replace("}", ", \"prefix\": \"x\"}"),
            KEY,
            "out-1");
    assertThat(other.at("/code").asString()).isEqualTo("EXPORT_CONFLICT");
  }

  /** Also where a new one could no longer be, as what the table held then is not known any more. */
  @Test
  void areToldAgainWhateverHappenedMeanwhile() throws Exception {
    String table = recoverable("out-again");
    String at = answer(200, "GET", table + "/recovery", "").at("/earliest").asString();
    String body = with("\"at\": \"%s\"".formatted(at));
    JsonNode made = Transfers.done(send("POST", table + "/exports", body, KEY, "out-2"));
    answer(200, "PUT", table + "/recovery", "{\"enabled\": false}");
    recover(table);
    JsonNode again = answer(202, "POST", table + "/exports", body, KEY, "out-2");
    assertThat(again.at("/id")).isEqualTo(made.at("/id"));
    assertThat(again.at("/status").asString()).isEqualTo("COMPLETED");
    assertThat(problem("POST", table + "/exports", body, 409))
        .startsWith("Expected at to be from ");
  }

  @Test
  void tellWhyTheyWereGivenUp() throws Exception {
    String table = recoverable("out-lost");
    HttpResponse<String> begun =
        send("POST", table + "/exports", "{\"bucket\": \"no-such-bucket\"}");
    JsonNode failed = Transfers.ended(begun);
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

  private String with(String members) {
    return "{\"bucket\": \"%s\", %s}".formatted(bucket, members);
  }

  private static String recoverable(String name) throws Exception {
    String table = "/v1/tables/" + name;
    answer(201, "PUT", table, TABLE);
    recover(table);
    return table;
  }

  private static void recover(String table) throws Exception {
    answer(200, "PUT", table + "/recovery", "{\"enabled\": true}");
    await()
        .atMost(Transfers.PATIENCE)
        .until(() -> answer(200, "GET", table + "/recovery", "").has("earliest"));
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

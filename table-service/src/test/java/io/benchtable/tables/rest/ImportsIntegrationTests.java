package io.benchtable.tables.rest;

import static io.benchtable.tables.rest.PlainCalls.answer;
import static io.benchtable.tables.rest.PlainCalls.problem;
import static io.benchtable.tables.rest.PlainCalls.send;
import static org.assertj.core.api.Assertions.assertThat;

import io.benchtable.tables.RunningTableService;
import io.benchtable.tables.TestBuckets;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.ImportTableDescription;
import tools.jackson.databind.JsonNode;

/** Imports over the plain API. */
class ImportsIntegrationTests {

  private static final String TABLE =
      "{\"partitionKey\": {\"name\": \"id\", \"type\": \"string\"}}";

  private final String bucket = TestBuckets.bucket();

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
    JsonNode made = Transfers.done(begun);
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
  void areDoneOnceUnderAKeyOfWhichATableThatIsThereIsInTheWay() throws Exception {
    TestBuckets.put(bucket, "in/a.csv", "id\nx\n".getBytes(StandardCharsets.UTF_8));
    String table = "/v1/tables/in-key";
    String body = with("\"format\": \"CSV\", \"settings\": " + TABLE);
    String[] key = {IdempotencyKeys.HEADER, "in-1"};
    JsonNode made = Transfers.done(send("POST", table + "/imports", body, key));
    JsonNode refused = answer(409, "POST", table + "/imports", body, key);
    assertThat(refused.at("/detail").asString()).isEqualTo("Table already exists: in-key");
    answer(204, "DELETE", table, "");
    JsonNode again = answer(202, "POST", table + "/imports", body, key);
    assertThat(again.at("/id")).isEqualTo(made.at("/id"));
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
}

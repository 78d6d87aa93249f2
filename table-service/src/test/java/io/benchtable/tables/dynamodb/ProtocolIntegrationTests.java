package io.benchtable.tables.dynamodb;

import static io.benchtable.tables.TestTables.id;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.benchtable.tables.RunningTableService;
import io.benchtable.tables.TestTables;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

class ProtocolIntegrationTests {

  private final HttpClient http = HttpClient.newHttpClient();

  @Test
  void answersWithIdAndChecksum() throws Exception {
    HttpResponse<String> answer = post("DynamoDB_20120810.ListTables", "{}");
    CRC32 checksum = new CRC32();
    checksum.update(answer.body().getBytes(StandardCharsets.UTF_8));
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("x-amz-crc32"))
        .contains(Long.toString(checksum.getValue()));
    assertThat(answer.headers().firstValue("x-amzn-RequestId")).isPresent();
    assertThat(answer.headers().firstValue("content-type")).contains("application/x-amz-json-1.0");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "NoSuch | {} | com.amazon.coral.service#UnknownOperationException",
        "ListTables | '' | com.amazon.coral.service#SerializationException",
        "ListTables | '{' | com.amazon.coral.service#SerializationException",
        "ListTables | [] | com.amazon.coral.service#SerializationException",
        "ListTables | {\"Limit\":\"x\"} | com.amazon.coral.service#SerializationException",
        "GetItem | {} | com.amazon.coral.validate#ValidationException",
        "GetItem | {\"TableName\":5} | com.amazon.coral.service#SerializationException",
        "GetItem | {\"TableName\":\"a;\"} | com.amazon.coral.validate#ValidationException",
        "GetItem | {\"TableName\":\"abc\"} | com.amazon.coral.validate#ValidationException",
        "GetItem | {\"TableName\":\"abc\",\"Key\":[]} | com.amazon.coral.service#SerializationException",
        "GetItem | {\"TableName\":\"abc\",\"Key\":{\"id\":{\"S\":1}}} | com.amazon.coral.service#SerializationException",
        "GetItem | {\"TableName\":\"abc\",\"Key\":{\"id\":{}}} | com.amazon.coral.validate#ValidationException",
        "GetItem | {\"TableName\":\"abc\",\"Key\":{\"id\":{\"N\":\"x\"}}} | com.amazon.coral.validate#ValidationException",
        "PutItem | {\"TableName\":\"abc\",\"Item\":{\"id\":{\"S\":\"x\"}},\"ReturnValues\":\"ALL_NEW\"} | com.amazon.coral.validate#ValidationException",
        "PutItem | {\"TableName\":\"abc\",\"Item\":{\"id\":{\"S\":\"x\"}},\"ConditionExpression\":\"a =\"} | com.amazon.coral.validate#ValidationException",
        "PutItem | {\"TableName\":\"abc\",\"Item\":{\"id\":{\"S\":\"x\"}},\"ConditionExpression\":\"\"} | com.amazon.coral.validate#ValidationException",
        "PutItem | {\"TableName\":\"abc\",\"Item\":{\"id\":{\"S\":\"x\"}},\"Expected\":{\"id\":{}}} | com.amazon.coral.validate#ValidationException",
        "PutItem | {\"TableName\":\"abc\",\"Item\":{\"id\":{\"S\":\"x\"}}} | com.amazonaws.dynamodb.v20120810#ResourceNotFoundException",
        "BatchGetItem | {\"RequestItems\":{}} | com.amazon.coral.validate#ValidationException",
        "BatchGetItem | {\"RequestItems\":{\"abc\":null}} | com.amazon.coral.validate#ValidationException",
        "BatchWriteItem | {\"RequestItems\":{\"abc\":[{}]}} | com.amazon.coral.validate#ValidationException",
        "BatchWriteItem | {\"RequestItems\":{\"abc\":[null]}} | com.amazon.coral.service#SerializationException",
        "Scan | {\"TableName\":\"abc\",\"Segment\":1} | com.amazon.coral.validate#ValidationException",
        "CreateTable | {\"TableName\":\"abc\"} | com.amazon.coral.validate#ValidationException",
        "CreateTable | {\"TableName\":\"abc\",\"AttributeDefinitions\":[],\"KeySchema\":[]} | com.amazon.coral.validate#ValidationException"
      })
  void callsWhatAClientDoesWrongByItsName(String operation, String body, String type)
      throws Exception {
    HttpResponse<String> answer = post("DynamoDB_20120810." + operation, body);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
    assertThat(answer.body()).startsWith("{\"__type\":\"" + type + "\"");
  }

  @Test
  void knowsNoOperationOfAnotherContentType() throws Exception {
    HttpResponse<String> answer =
        http.send(
            HttpRequest.newBuilder(RunningTableService.address())
                .header("Authorization", "Bearer " + RunningTableService.TOKEN)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("X-Amz-Target", "DynamoDB_20120810.ListTables")
                .POST(HttpRequest.BodyPublishers.ofString("{}"))
                .build(),
            HttpResponse.BodyHandlers.ofString());
    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.body()).isEqualTo("<UnknownOperationException/>\n");
  }

  @Test
  void countsRequestsByOperationAndByHowTheyEnded() throws Exception {
    MeterRegistry meters = RunningTableService.bean(MeterRegistry.class);
    long right = timed(meters, "DescribeLimits", "200");
    long wrong = timed(meters, "DescribeLimits", "400");
    long strange = timed(meters, "none", "400");
    post("DynamoDB_20120810.DescribeLimits", "{}");
    post("DynamoDB_20120810.DescribeLimits", "[]");
    post("DynamoDB_20120810.Nothing" + strange, "{}");
    await()
        .untilAsserted(
            () -> {
              assertThat(timed(meters, "DescribeLimits", "200")).isEqualTo(right + 1);
              assertThat(timed(meters, "DescribeLimits", "400")).isEqualTo(wrong + 1);
              assertThat(timed(meters, "none", "400")).isEqualTo(strange + 1);
            });
  }

  private static long timed(MeterRegistry meters, String operation, String status) {
    Timer timer =
        meters
            .find("benchtable.tables.requests")
            .tags("operation", operation, "status", status)
            .timer();
    return timer == null ? 0 : timer.count();
  }

  @Test
  void refusesDeepNestingAndOddText() throws Exception {
    String deep = "{\"L\":[".repeat(40) + "{\"S\":\"x\"}" + "]}".repeat(40);
    HttpResponse<String> answer =
        post(
            "DynamoDB_20120810.PutItem",
            "{\"TableName\":\"abc\",\"Item\":{\"id\":{\"S\":\"x\"},\"deep\":" + deep + "}}");
    assertThat(answer.statusCode()).isEqualTo(400);
    String deeper = "[".repeat(100_000);
    assertThat(post("DynamoDB_20120810.PutItem", deeper).statusCode()).isEqualTo(400);
  }

  @Test
  void wantsASignature() throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(RunningTableService.address())
            .header("X-Amz-Target", "DynamoDB_20120810.ListTables")
            .POST(HttpRequest.BodyPublishers.ofString("{}"))
            .build();
    HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body())
        .isEqualTo(
            "{\"__type\":\"com.amazon.coral.service#MissingAuthenticationTokenException\","
                + "\"message\":\"Request is missing Authentication Token\"}");
  }

  @Test
  void answersBeforeABodyThatItWillNotTake() throws Exception {
    assertThat(answerWithoutBody("X-Nothing: x", 20_000_000))
        .startsWith("HTTP/1.1 400")
        .contains("MissingAuthenticationTokenException");
    assertThat(answerWithoutBody("Authorization: Bearer other", 20_000_000))
        .contains("UnrecognizedClientException");
    assertThat(answerWithoutBody("Authorization: Bearer " + RunningTableService.TOKEN, 100_000_000))
        .startsWith("HTTP/1.1 413")
        .contains("RequestEntityTooLargeException");
  }

  /** Says that a body will come, and waits for the answer without sending it. */
  private static String answerWithoutBody(String header, int length) throws IOException {
    URI address = RunningTableService.address();
    try (Socket socket = new Socket(address.getHost(), address.getPort())) {
      socket.setSoTimeout(15_000);
      String request =
          "POST / HTTP/1.1\r\nHost: localhost\r\n%s\r\nContent-Length: %d\r\n\r\n"
              .formatted(header, length);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      StringBuilder answer = new StringBuilder();
      for (int next = 0; next >= 0 && next != '}'; ) {
        next = socket.getInputStream().read();
        answer.append((char) next);
      }
      return answer.toString();
    }
  }

  @Test
  void refusesAnotherKeyAndAnotherSecret() {
    assertCode(
        RunningTableService.clientWith("other", RunningTableService.SECRET_KEY),
        "UnrecognizedClientException");
    assertCode(
        RunningTableService.clientWith(RunningTableService.KEY_ID, "other"),
        "InvalidSignatureException");
  }

  private static void assertCode(DynamoDbClient client, String code) {
    try (client) {
      assertThatThrownBy(client::listTables)
          .isInstanceOfSatisfying(
              DynamoDbException.class,
              e -> assertThat(e.awsErrorDetails().errorCode()).isEqualTo(code));
    }
  }

  @Test
  void answersClientsThatOnlyLook() throws Exception {
    HttpResponse<String> answer =
        http.send(
            HttpRequest.newBuilder(RunningTableService.address()).build(),
            HttpResponse.BodyHandlers.ofString());
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).startsWith("healthy: table-service 127.0.0.1");
  }

  @Test
  void forgetsATableThatWasDeleted() {
    String table = TestTables.simple();
    DynamoDbClient client = RunningTableService.client();
    client.putItem(request -> request.tableName(table).item(id("a")));
    client.deleteTable(request -> request.tableName(table));
    assertThatThrownBy(() -> client.putItem(request -> request.tableName(table).item(id("a"))))
        .hasMessageContaining("not found");
  }

  @Test
  void goesOnWithATableThatAnotherInstanceMadeAgain() {
    String table = TestTables.simple();
    DynamoDbClient client = RunningTableService.client();
    makeAgain(table);
    client.putItem(request -> request.tableName(table).item(id("a")));
    makeAgain(table);
    client.batchWriteItem(
        request ->
            request.requestItems(
                Map.of(
                    table,
                    List.of(WriteRequest.builder().putRequest(put -> put.item(id("b"))).build()))));
    makeAgain(table);
    assertThat(client.scan(request -> request.tableName(table)).count()).isEqualTo(2);
  }

  /** What this instance remembers of the table is wrong from here on; its items are kept. */
  private static void makeAgain(String table) {
    JdbcClient jdbc = RunningTableService.bean(JdbcClient.class);
    long old =
        jdbc.sql("select generation from catalog.tables where name = ?")
            .param(table)
            .query(Long.class)
            .single();
    long made = jdbc.sql("select nextval('catalog.generations')").query(Long.class).single();
    jdbc.sql("alter table items.t%d rename to t%d".formatted(old, made)).update();
    jdbc.sql("update catalog.tables set generation = ? where name = ?")
        .params(made, table)
        .update();
  }

  private HttpResponse<String> post(String target, String body)
      throws IOException, InterruptedException {
    return http.send(
        HttpRequest.newBuilder(RunningTableService.address())
            .header("Authorization", "Bearer " + RunningTableService.TOKEN)
            .header("Content-Type", "application/x-amz-json-1.0")
            .header("X-Amz-Target", target)
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }
}

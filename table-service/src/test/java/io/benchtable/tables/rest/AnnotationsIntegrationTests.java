package io.benchtable.tables.rest;

import static io.benchtable.tables.rest.PlainCalls.answer;
import static io.benchtable.tables.rest.PlainCalls.problem;
import static io.benchtable.tables.rest.PlainCalls.send;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.benchtable.tables.RunningTableService;
import io.benchtable.tables.TestTables;
import io.benchtable.tables.TestUsers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/** Tags and policies of tables over the plain API. */
class AnnotationsIntegrationTests {

  private static final String POLICY =
      """
      {"Version": "2012-10-17",
       "Statement": {"Effect": "Allow", "Resource": "*", "Action": "dynamodb:%s",
                     "Principal": {"AWS": "arn:aws:iam::000000000000:user/guest"}}}
      """;

  @Test
  void becomeTheTagsThatArePut() throws Exception {
    String tags = path() + "/tags";
    assertThat(answer(200, "GET", tags, "").toString()).isEqualTo("{}");
    answer(200, "PUT", tags, "{\"project\": \"north\", \"owner\": \"a@b.c\"}");
    HttpResponse<String> put = send("PUT", tags, "{\"owner\": \"\", \"stage\": \"1/2\"}");
    assertThat(put.body()).isEqualTo("{\"owner\":\"\",\"stage\":\"1/2\"}");
    HttpResponse<String> got = send("GET", tags, "");
    assertThat(got.body()).isEqualTo(put.body());
    assertThat(etag(got)).isEqualTo(etag(put));
    assertThat(send("GET", tags, "", "If-None-Match", etag(put)).statusCode()).isEqualTo(304);
  }

  @Test
  void areNotReplacedWhereOthersChangedThem() throws Exception {
    String tags = path() + "/tags";
    String first = etag(send("PUT", tags, "{\"a=b\": \"c\"}"));
    String second = etag(send("PUT", tags, "{\"a\": \"b=c\"}", "If-Match", first));
    HttpResponse<String> late = send("PUT", tags, "{}", "If-Match", first);
    assertThat(late.statusCode()).isEqualTo(412);
    assertThat(late.body()).contains(first.replace("\"", "\\\""), second.replace("\"", "\\\""));
    for (String there : List.of(second, "*")) {
      assertThat(send("PUT", tags, "{}", "If-None-Match", there).statusCode()).isEqualTo(412);
    }
    assertThat(send("GET", tags, "").body()).isEqualTo("{\"a\":\"b=c\"}");
    answer(200, "PUT", tags, "{}", "If-None-Match", first);
  }

  @Test
  void sayWhichTagCannotBe() throws Exception {
    String tags = path() + "/tags";
    assertThat(problem("PUT", tags, "{\"aws:a\": \"\"}", 400)).endsWith("but one is 'aws:a'.");
    assertThat(problem("PUT", tags, "{\"\": \"\"}", 400)).endsWith("but one is ''.");
    assertThat(problem("PUT", tags, "{\"a\": 5}", 400))
        .startsWith("Expected tag a to be a string of at most 256 characters")
        .endsWith("but it is '5'.");
    assertThat(problem("PUT", tags, "{\"a\": null}", 400)).endsWith("but it is 'null'.");
    assertThat(problem("PUT", tags, "[]", 400)).startsWith("Expected an object of tags, but: ");
    String many =
        IntStream.range(0, 51)
            .mapToObj("\"k%d\": \"\""::formatted)
            .collect(Collectors.joining(",", "{", "}"));
    assertThat(problem("PUT", tags, many, 400))
        .isEqualTo("Expected at most 50 tags, but there are 51.");
    assertThat(problem("GET", "/v1/tables/no-such/tags", "", 404)).contains("no-such");
    assertThat(problem("PUT", "/v1/tables/no-such/tags", "{}", 404)).contains("no-such");
  }

  @Test
  void letUsersInByThePolicyThatIsPut() throws Exception {
    String table = TestTables.simple();
    String policy = "/v1/tables/" + table + "/policy";
    DynamoDbClient guest = TestUsers.GUEST.client();
    String text = POLICY.formatted("GetItem");
    HttpResponse<String> put = send("PUT", policy, text, "If-None-Match", "*");
    assertThat(put.statusCode()).as(put.body()).isEqualTo(201);
    assertThat(guest.getItem(get -> get.tableName(table).key(TestTables.id("a"))).hasItem())
        .isFalse();
    HttpResponse<String> got = send("GET", policy, "");
    assertThat(got.body()).isEqualTo(text);
    assertThat(etag(got))
        .isEqualTo(
            '"'
                + RunningTableService.client()
                    .getResourcePolicy(get -> get.resourceArn(arn(table)))
                    .revisionId()
                + '"');
    assertThat(send("PUT", policy, text, "If-Match", etag(got)).statusCode()).isEqualTo(200);
    assertThat(send("DELETE", policy, "", "If-Match", etag(got)).statusCode()).isEqualTo(204);
    assertThatThrownBy(() -> guest.getItem(get -> get.tableName(table).key(TestTables.id("a"))))
        .isInstanceOf(DynamoDbException.class)
        .hasMessageContaining("not authorized");
    assertThat(problem("GET", policy, "", 404))
        .isEqualTo("Expected a policy of table %s, but there is none.".formatted(table));
    assertThat(problem("DELETE", policy, "", 404)).contains("but there is none");
  }

  @Test
  void areOfStreamsAsWell() throws Exception {
    String table = TestTables.sorted(ScalarAttributeType.N);
    String policy = "/v1/tables/" + table + "/stream/policy";
    String text = POLICY.formatted("GetRecords");
    String revision = etag(send("PUT", policy, text));
    DynamoDbClient client = RunningTableService.client();
    String stream =
        client.describeTable(describe -> describe.tableName(table)).table().latestStreamArn();
    assertThat(client.getResourcePolicy(get -> get.resourceArn(stream)).policy()).isEqualTo(text);
    assertThat(problem("GET", "/v1/tables/" + table + "/policy", "", 404)).contains("of table");
    assertThat(send("DELETE", policy, "", "If-Match", revision).statusCode()).isEqualTo(204);
    assertThat(problem("GET", policy, "", 404))
        .isEqualTo(
            "Expected a policy of the stream of table %s, but there is none.".formatted(table));
    assertThat(problem("PUT", path() + "/stream/policy", text, 404))
        .startsWith("Expected a stream of table ");
  }

  @Test
  void keepPoliciesThatOthersChanged() throws Exception {
    String policy = path() + "/policy";
    String first = etag(send("PUT", policy, POLICY.formatted("GetItem")));
    String second = etag(send("PUT", policy, POLICY.formatted("Query")));
    assertThat(second).isNotEqualTo(first);
    for (Map.Entry<String, String> stale :
        Map.of("If-Match", first, "If-None-Match", second).entrySet()) {
      HttpResponse<String> late =
          send("PUT", policy, POLICY.formatted("Scan"), stale.getKey(), stale.getValue());
      assertThat(late.statusCode()).as(late.body()).isEqualTo(412);
    }
    assertThat(send("DELETE", policy, "", "If-Match", first).statusCode()).isEqualTo(412);
    assertThat(send("GET", policy, "").body()).isEqualTo(POLICY.formatted("Query"));
    assertThat(send("GET", policy, "", "If-None-Match", second).statusCode()).isEqualTo(304);
  }

  @Test
  void sayWhatIsNoPolicy() throws Exception {
    String policy = path() + "/policy";
    assertThat(problem("PUT", policy, "{\"Statement\": 5}", 400))
        .isEqualTo(
            "Expected a policy of a table, but: Expected Statement to be one or several, but it is 5");
    assertThat(problem("PUT", policy, "{", 400)).startsWith("Expected a policy of a table, but: ");
    assertThat(problem("PUT", policy, " ".repeat(20 * 1024 + 1), 400))
        .isEqualTo("Expected a policy of at most 20480 bytes, but it has 20481.");
    assertThat(problem("PUT", "/v1/tables/no-such/policy", POLICY.formatted("Query"), 404))
        .contains("no-such");
    assertThat(send("PUT", policy, POLICY.formatted("Query"), "If-Match", "*").statusCode())
        .isEqualTo(412);
  }

  private static String path() {
    return "/v1/tables/" + TestTables.simple();
  }

  private static String arn(String table) {
    return "arn:aws:dynamodb:local:000000000000:table/" + table;
  }

  private static String etag(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 201);
    return answer.headers().firstValue("etag").orElseThrow();
  }
}

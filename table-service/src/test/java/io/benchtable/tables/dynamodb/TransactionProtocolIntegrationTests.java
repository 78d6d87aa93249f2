package io.benchtable.tables.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import io.benchtable.tables.RunningTableService;
import io.benchtable.tables.TestTables;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;

/** The very text of answers to transactions. */
class TransactionProtocolIntegrationTests {

  private static final String DYNAMODB = "com.amazonaws.dynamodb.v20120810#";

  private final HttpClient http = HttpClient.newHttpClient();
  private final String table = TestTables.simple();

  @Test
  void answersATransactionThatWasDone() throws Exception {
    assertThat(write("{'Put':{'TableName':'%s','Item':{'id':{'S':'a'}}}}", "")).isEqualTo("{}");
    assertThat(
            write(
                "{'Delete':{'TableName':'%s','Key':{'id':{'S':'a'}}}}",
                ",'ReturnConsumedCapacity':'INDEXES'"))
        .isEqualTo(
            json(
                "{'ConsumedCapacity':[{'TableName':'%s','CapacityUnits':2.0,"
                    + "'WriteCapacityUnits':2.0,'Table':{'CapacityUnits':2.0,"
                    + "'WriteCapacityUnits':2.0}}]}"));
    assertThat(
            post(
                "TransactGetItems",
                json(
                    "{'TransactItems':[{'Get':{'TableName':'%s','Key':{'id':{'S':'a'}}}}],"
                        + "'ReturnConsumedCapacity':'TOTAL'}")))
        .isEqualTo(
            json(
                "{'Responses':[{}],'ConsumedCapacity':[{'TableName':'%s','CapacityUnits':2.0,"
                    + "'ReadCapacityUnits':2.0}]}"));
  }

  @Test
  void answersATransactionThatWasCancelled() throws Exception {
    write("{'Put':{'TableName':'%s','Item':{'id':{'S':'a'},'v':{'N':'1'}}}}", "");
    String check =
        "{'ConditionCheck':{'TableName':'%s','Key':{'id':{'S':'a'}},"
            + "'ConditionExpression':'attribute_not_exists(id)',"
            + "'ReturnValuesOnConditionCheckFailure':'ALL_OLD'}}";
    assertThat(write("{'Put':{'TableName':'%s','Item':{'id':{'S':'b'}}}}," + check, ""))
        .isEqualTo(
            json(
                "{'__type':'"
                    + DYNAMODB
                    + "TransactionCanceledException','CancellationReasons':[{'Code':'None'},"
                    + "{'Code':'ConditionalCheckFailed','Item':{'id':{'S':'a'},'v':{'N':'1'}},"
                    + "'Message':'The conditional request failed'}],"
                    + "'Message':'Transaction cancelled, please refer cancellation reasons for"
                    + " specific reasons [None, ConditionalCheckFailed]'}"));
  }

  @Test
  void answersAnotherRequestUnderTheSameToken() throws Exception {
    String token = ",'ClientRequestToken':'%s'";
    write("{'Delete':{'TableName':'%s','Key':{'id':{'S':'a'}}}}", token);
    assertThat(write("{'Delete':{'TableName':'%s','Key':{'id':{'S':'b'}}}}", token))
        .startsWith(
            json("{'__type':'" + DYNAMODB + "IdempotentParameterMismatchException','Message':'"));
    assertThat(
            write(
                "{'Delete':{'TableName':'%s','Key':{'id':{'S':'b'}}}}",
                ",'ClientRequestToken':'" + "x".repeat(37) + "'"))
        .contains("'clientRequestToken' failed to satisfy constraint")
        .contains("less than or equal to 36");
  }

  private String write(String actions, String members) throws IOException, InterruptedException {
    return post("TransactWriteItems", json("{'TransactItems':[" + actions + "]" + members + "}"));
  }

  private String json(String text) {
    return text.replace("%s", table).replace('\'', '"');
  }

  private String post(String operation, String body) throws IOException, InterruptedException {
    return http.send(
            HttpRequest.newBuilder(RunningTableService.address())
                .header("Authorization", "Bearer " + RunningTableService.TOKEN)
                .header("Content-Type", "application/x-amz-json-1.0")
                .header("X-Amz-Target", "DynamoDB_20120810." + operation)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build(),
            HttpResponse.BodyHandlers.ofString())
        .body();
  }
}

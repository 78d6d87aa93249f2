package io.benchtable.tables.dynamodb;

import static io.benchtable.tables.TestTables.b;
import static io.benchtable.tables.TestTables.id;
import static io.benchtable.tables.TestTables.n;
import static io.benchtable.tables.TestTables.s;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.benchtable.tables.RunningTableService;
import io.benchtable.tables.TestTables;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

class ItemOperationsIntegrationTests {

  private final DynamoDbClient client = RunningTableService.client();

  @Test
  void returnsEveryTypeAsItWasPut() {
    String table = TestTables.simple();
    Map<String, AttributeValue> item =
        Map.of(
            "id", s("types"),
            "text", s("quote \" backslash \\ nul \u0000 ümlaut 🧬"),
            "empty", s(""),
            "number", n("-12345678901234567890.123456789"),
            "bytes", b(0, 1, 254, 255),
            "yes", AttributeValue.fromBool(true),
            "nothing", AttributeValue.fromNul(true),
            "list", AttributeValue.fromL(List.of(s("a"), n(1))),
            "map", AttributeValue.fromM(Map.of("inner", AttributeValue.fromL(List.of()))),
            "set", AttributeValue.fromSs(List.of("a", "b")));
    client.putItem(request -> request.tableName(table).item(item));
    assertThat(client.getItem(request -> request.tableName(table).key(id("types"))).item())
        .isEqualTo(item);
  }

  @Test
  void hasNoItemWhereNoneWasPut() {
    String table = TestTables.simple();
    assertThat(client.getItem(request -> request.tableName(table).key(id("none"))).hasItem())
        .isFalse();
  }

  @Test
  void returnsTheOldItemOfAPut() {
    String table = TestTables.simple();
    assertThat(put(table, Map.of("id", s("a"), "v", n(1)))).isEmpty();
    assertThat(put(table, Map.of("id", s("a"), "v", n(2)))).containsEntry("v", n(1));
    assertThat(put(table, Map.of("id", s("a"), "v", n(2)))).containsEntry("v", n(2));
  }

  @Test
  void deletesAndReturnsTheOldItem() {
    String table = TestTables.simple();
    put(table, Map.of("id", s("a"), "v", n(1)));
    assertThat(
            client
                .deleteItem(
                    request ->
                        request.tableName(table).key(id("a")).returnValues(ReturnValue.ALL_OLD))
                .attributes())
        .containsEntry("v", n(1));
    assertThat(
            client
                .deleteItem(
                    request ->
                        request.tableName(table).key(id("a")).returnValues(ReturnValue.ALL_OLD))
                .hasAttributes())
        .isFalse();
  }

  @Test
  void putsOnlyWhenTheConditionHolds() {
    String table = TestTables.simple();
    put(table, Map.of("id", s("a"), "v", n(1)));
    assertThatThrownBy(
            () ->
                client.putItem(
                    request ->
                        request
                            .tableName(table)
                            .item(id("a"))
                            .conditionExpression("attribute_not_exists(id)")
                            .returnValuesOnConditionCheckFailure(
                                ReturnValuesOnConditionCheckFailure.ALL_OLD)))
        .isInstanceOfSatisfying(
            ConditionalCheckFailedException.class,
            e -> {
              assertThat(e.awsErrorDetails().errorMessage())
                  .isEqualTo("The conditional request failed");
              assertThat(e.item()).containsEntry("v", n(1));
            });
    client.putItem(
        request ->
            request
                .tableName(table)
                .item(id("a"))
                .conditionExpression("v = :one")
                .expressionAttributeValues(Map.of(":one", n(1))));
    assertThat(client.getItem(request -> request.tableName(table).key(id("a"))).item())
        .isEqualTo(id("a"));
  }

  @Test
  void updatesAndReturnsWhatWasAskedFor() {
    String table = TestTables.simple();
    put(table, Map.of("id", s("a"), "v", n(1), "w", s("x")));
    assertThat(increment(table, "a", ReturnValue.UPDATED_NEW).attributes())
        .isEqualTo(Map.of("v", n(2)));
    assertThat(increment(table, "a", ReturnValue.UPDATED_OLD).attributes())
        .isEqualTo(Map.of("v", n(2)));
    assertThat(increment(table, "a", ReturnValue.ALL_OLD).attributes())
        .isEqualTo(Map.of("id", s("a"), "v", n(3), "w", s("x")));
    assertThat(increment(table, "a", ReturnValue.ALL_NEW).attributes())
        .isEqualTo(Map.of("id", s("a"), "v", n(5), "w", s("x")));
    assertThat(increment(table, "a", ReturnValue.NONE).hasAttributes()).isFalse();
  }

  @Test
  void makesAnItemByUpdatingIt() {
    String table = TestTables.simple();
    assertThat(increment(table, "new", ReturnValue.ALL_NEW).attributes())
        .isEqualTo(Map.of("id", s("new"), "v", n(1)));
    client.updateItem(request -> request.tableName(table).key(id("bare")));
    assertThat(client.getItem(request -> request.tableName(table).key(id("bare"))).item())
        .isEqualTo(id("bare"));
  }

  @Test
  void makesNoItemByTakingAwayFromIt() {
    String table = TestTables.simple();
    assertThat(takeAway(table, "REMOVE v", Map.of()).hasAttributes()).isFalse();
    for (String update : List.of("REMOVE v.w", "REMOVE v[0], w")) {
      assertThatThrownBy(() -> takeAway(table, update, Map.of()))
          .as(update)
          .hasMessageContaining("The document path provided in the update expression is invalid");
    }
    Map<String, AttributeValue> elements = Map.of(":s", AttributeValue.fromSs(List.of("a")));
    assertThat(takeAway(table, "DELETE v :s REMOVE w", elements).hasAttributes()).isFalse();
    assertThat(client.scan(request -> request.tableName(table)).count()).isZero();
    takeAway(table, "REMOVE w SET v = :s", elements);
    assertThat(client.getItem(request -> request.tableName(table).key(id("none"))).item())
        .containsOnlyKeys("id", "v");
  }

  @Test
  void projectsAnItem() {
    String table = TestTables.simple();
    put(
        table,
        Map.of(
            "id", s("a"),
            "name", s("x"),
            "parts", AttributeValue.fromL(List.of(n(1), n(2)))));
    assertThat(
            client
                .getItem(
                    request ->
                        request
                            .tableName(table)
                            .key(id("a"))
                            .projectionExpression("#n, parts[1]")
                            .expressionAttributeNames(Map.of("#n", "name")))
                .item())
        .isEqualTo(Map.of("name", s("x"), "parts", AttributeValue.fromL(List.of(n(2)))));
  }

  @Test
  void tellsTheCapacityThatWasUsed() {
    String table = TestTables.simple();
    assertThat(
            client
                .putItem(
                    request ->
                        request
                            .tableName(table)
                            .item(Map.of("id", s("a"), "v", s("x".repeat(1500))))
                            .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL))
                .consumedCapacity()
                .capacityUnits())
        .isEqualTo(2.0);
  }

  @Test
  void writesNothingWhereAnAnswerIsWantedThatThereIsNot() {
    String table = TestTables.simple();
    put(table, Map.of("id", s("a"), "v", n(1)));
    String message = "1 validation error detected: Value 'SOME' at 'returnConsumedCapacity' failed";
    assertThatThrownBy(
            () ->
                client.putItem(
                    r -> r.tableName(table).item(id("a")).returnConsumedCapacity("SOME")))
        .hasMessageContaining(message);
    assertThatThrownBy(
            () ->
                client.deleteItem(
                    r -> r.tableName(table).key(id("a")).returnConsumedCapacity("SOME")))
        .hasMessageContaining(message);
    assertThatThrownBy(
            () ->
                client.updateItem(
                    r ->
                        r.tableName(table)
                            .key(id("a"))
                            .updateExpression("REMOVE v")
                            .returnConsumedCapacity("SOME")))
        .hasMessageContaining(message);
    List<WriteRequest> deletes =
        List.of(WriteRequest.builder().deleteRequest(delete -> delete.key(id("a"))).build());
    assertThatThrownBy(
            () ->
                client.batchWriteItem(
                    r -> r.requestItems(Map.of(table, deletes)).returnConsumedCapacity("SOME")))
        .hasMessageContaining(message);
    assertThatThrownBy(
            () ->
                client.putItem(
                    r ->
                        r.tableName(table)
                            .item(id("a"))
                            .returnValuesOnConditionCheckFailure("ALL_NEW")))
        .hasMessageContaining("satisfy enum value set: [ALL_OLD, NONE]");
    assertThat(client.getItem(request -> request.tableName(table).key(id("a"))).item())
        .containsEntry("v", n(1));
  }

  @Test
  void keepsAnItemOf400Kilobytes() {
    String table = TestTables.simple();
    AttributeValue large = s("x".repeat(400 * 1024 - "idbigv".length()));
    client.putItem(request -> request.tableName(table).item(Map.of("id", s("big"), "v", large)));
    assertThat(client.getItem(request -> request.tableName(table).key(id("big"))).item())
        .containsEntry("v", large);
    refused(
        () ->
            client.putItem(
                request ->
                    request
                        .tableName(table)
                        .item(Map.of("id", s("big"), "v", s("x".repeat(400 * 1024))))),
        "Item size has exceeded the maximum allowed size");
  }

  @Test
  void keepsKeysOfTheLongestSizes() {
    String table = TestTables.sorted(ScalarAttributeType.S);
    for (String last : List.of("a", "b")) {
      Map<String, AttributeValue> item =
          Map.of(
              "id", s(random(2047) + last),
              "n", s(random(1023) + last),
              "day", s(random(2047) + last),
              "state", s(random(2047) + last));
      client.putItem(request -> request.tableName(table).item(item));
      assertThat(
              client
                  .getItem(
                      request ->
                          request
                              .tableName(table)
                              .key(Map.of("id", item.get("id"), "n", item.get("n"))))
                  .item())
          .isEqualTo(item);
    }
  }

  @Test
  void refusesKeysThatDoNotFit() {
    String table = TestTables.simple();
    refused(
        () -> put(table, Map.of("other", s("a"))),
        "One or more parameter values were invalid: Missing the key id in the item");
    refused(
        () -> put(table, Map.of("id", n(1))),
        "One or more parameter values were invalid: Type mismatch for key id expected: S actual: N");
    refused(
        () -> client.getItem(request -> request.tableName(table).key(Map.of("id", n(1)))),
        "The provided key element does not match the schema");
    refused(
        () -> client.deleteItem(request -> request.tableName(table).key(id("a", n(1)))),
        "The provided key element does not match the schema");
  }

  @Test
  void refusesWrongIndexKeys() {
    String table = TestTables.sorted(ScalarAttributeType.N);
    refused(
        () -> put(table, Map.of("id", s("a"), "n", n(1), "day", n(7))),
        "One or more parameter values were invalid: Type mismatch for Index Key day Expected: S"
            + " Actual: N IndexName: by-day");
  }

  @Test
  void refusesPlaceholdersThatAreNotUsed() {
    String table = TestTables.simple();
    refused(
        () ->
            client.putItem(
                request ->
                    request
                        .tableName(table)
                        .item(id("a"))
                        .conditionExpression("attribute_not_exists(id)")
                        .expressionAttributeValues(Map.of(":unused", n(1)))),
        "1 validation error detected: Value provided in ExpressionAttributeValues unused in"
            + " expressions: keys: {:unused}");
    refused(
        () ->
            client.putItem(
                request ->
                    request
                        .tableName(table)
                        .item(id("a"))
                        .expressionAttributeNames(Map.of("#a", "b"))),
        "1 validation error detected: ExpressionAttributeNames can only be specified when using"
            + " expressions");
  }

  @Test
  void refusesToChangeTheKey() {
    String table = TestTables.simple();
    refused(
        () ->
            client.updateItem(
                request ->
                    request
                        .tableName(table)
                        .key(id("a"))
                        .updateExpression("SET id = :b")
                        .expressionAttributeValues(Map.of(":b", s("b")))),
        "One or more parameter values were invalid: Cannot update attribute id. This attribute is"
            + " part of the key");
  }

  @Test
  void refusesAnUnknownTable() {
    assertThatThrownBy(() -> client.getItem(request -> request.tableName("no-such").key(id("a"))))
        .isInstanceOf(ResourceNotFoundException.class);
  }

  private Map<String, AttributeValue> put(String table, Map<String, AttributeValue> item) {
    return client
        .putItem(request -> request.tableName(table).item(item).returnValues(ReturnValue.ALL_OLD))
        .attributes();
  }

  private UpdateItemResponse takeAway(
      String table, String update, Map<String, AttributeValue> values) {
    return client.updateItem(
        request ->
            request
                .tableName(table)
                .key(id("none"))
                .updateExpression(update)
                .expressionAttributeValues(values.isEmpty() ? null : values)
                .returnValues(ReturnValue.ALL_NEW));
  }

  private UpdateItemResponse increment(String table, String id, ReturnValue returned) {
    return client.updateItem(
        request ->
            request
                .tableName(table)
                .key(id(id))
                .updateExpression("ADD v :one")
                .expressionAttributeValues(Map.of(":one", n(1)))
                .returnValues(returned));
  }

  private static String random(int length) {
    return new java.util.Random(length)
        .ints(length, 'a', 'z' + 1)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  static void refused(ThrowingCallable call, String message) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            DynamoDbException.class,
            e -> {
              assertThat(e.awsErrorDetails().errorCode()).isEqualTo("ValidationException");
              assertThat(e.awsErrorDetails().errorMessage()).isEqualTo(message);
            });
  }
}

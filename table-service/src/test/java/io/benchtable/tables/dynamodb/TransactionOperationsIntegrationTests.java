package io.benchtable.tables.dynamodb;

import static io.benchtable.tables.TestTables.attribute;
import static io.benchtable.tables.TestTables.id;
import static io.benchtable.tables.TestTables.key;
import static io.benchtable.tables.TestTables.n;
import static io.benchtable.tables.TestTables.s;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.benchtable.tables.RunningTableService;
import io.benchtable.tables.TestTables;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.ConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.Get;
import software.amazon.awssdk.services.dynamodb.model.IdempotentParameterMismatchException;
import software.amazon.awssdk.services.dynamodb.model.ItemResponse;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.LocalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.Projection;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.ReturnItemCollectionMetrics;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.TransactGetItem;
import software.amazon.awssdk.services.dynamodb.model.TransactGetItemsResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

class TransactionOperationsIntegrationTests {

  private final DynamoDbClient client = RunningTableService.client();

  @Test
  void writesAndReadsSeveralTablesTogether() {
    String one = TestTables.simple();
    String other = TestTables.sorted(ScalarAttributeType.N);
    client.putItem(request -> request.tableName(one).item(id("gone")));
    client.transactWriteItems(
        request ->
            request.transactItems(
                put(one, Map.of("id", s("a"), "v", n(1), "w", n(2)), null),
                update(other, id("b", n(7)), "SET v = :v", Map.of(":v", n(3))),
                delete(one, "gone"),
                check(one, "none", "attribute_not_exists(id)")));
    TransactGetItemsResponse found =
        client.transactGetItems(
            request ->
                request
                    .transactItems(
                        get(one, id("none")),
                        get(other, id("b", n(7))),
                        TransactGetItem.builder()
                            .get(
                                Get.builder()
                                    .tableName(one)
                                    .key(id("a"))
                                    .projectionExpression("#w")
                                    .expressionAttributeNames(Map.of("#w", "w"))
                                    .build())
                            .build(),
                        get(one, id("gone")))
                    .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL));
    assertThat(found.responses())
        .extracting(ItemResponse::item)
        .containsExactly(
            Map.of(), Map.of("id", s("b"), "n", n(7), "v", n(3)), Map.of("w", n(2)), Map.of());
    assertThat(found.responses())
        .extracting(ItemResponse::hasItem)
        .containsExactly(false, true, true, false);
    assertThat(found.consumedCapacity())
        .extracting(units -> units.tableName() + " " + units.readCapacityUnits())
        .containsExactly(one + " 6.0", other + " 2.0");
  }

  @Test
  void tellsEachActionsReasonAndDoesNothing() {
    String table = TestTables.sorted(ScalarAttributeType.N);
    Map<String, AttributeValue> stored = Map.of("id", s("a"), "n", n(1), "text", s("old"));
    client.putItem(request -> request.tableName(table).item(stored));
    TransactionCanceledException cancelled =
        cancelled(
            put(table, id("new", n(1)), null),
            put(table, id("a", n(1)), "attribute_not_exists(id)"),
            TransactWriteItem.builder()
                .conditionCheck(
                    check ->
                        check
                            .tableName(table)
                            .key(id("none", n(1)))
                            .conditionExpression("attribute_exists(id)"))
                .build(),
            update(table, id("x", n(2)), "SET v = unheard + :v", Map.of(":v", n(1))),
            update(table, id("x", n(1)), "SET #d = :v", Map.of(":v", n(1)), Map.of("#d", "day")));
    assertThat(cancelled.awsErrorDetails().errorMessage())
        .isEqualTo(
            "Transaction cancelled, please refer cancellation reasons for specific reasons [None,"
                + " ConditionalCheckFailed, ConditionalCheckFailed, ValidationError,"
                + " ValidationError]");
    List<CancellationReason> reasons = cancelled.cancellationReasons();
    assertThat(reasons.get(0)).isEqualTo(CancellationReason.builder().code("None").build());
    assertThat(reasons.get(1))
        .isEqualTo(
            CancellationReason.builder()
                .code("ConditionalCheckFailed")
                .message("The conditional request failed")
                .item(stored)
                .build());
    assertThat(reasons.get(2).hasItem()).isFalse();
    assertThat(reasons.get(3).message())
        .isEqualTo(
            "The provided expression refers to an attribute that does not exist in the item");
    assertThat(reasons.get(4).message()).contains("day").contains("by-day");
    assertThat(client.scan(request -> request.tableName(table)).items()).containsExactly(stored);
  }

  @Test
  void tellsKeysThatDoNotFitFromEmptyOnes() {
    String table = TestTables.simple();
    assertThat(cancelled(put(table, Map.of("id", n(1)), null)).cancellationReasons())
        .extracting(CancellationReason::message)
        .containsExactly(
            "One or more parameter values were invalid: Type mismatch for key id expected: S"
                + " actual: N");
    assertThatThrownBy(
            () -> client.transactGetItems(request -> request.transactItems(get(table, id("")))))
        .hasMessageContaining(
            "The AttributeValue for a key attribute cannot contain an empty string value. Key: id");
    invalid(
        "The AttributeValue for a key attribute cannot contain an empty string value. Key: id",
        put(table, id(""), null));
  }

  @Test
  void refusesRequestsThatAreNone() {
    String table = TestTables.simple();
    invalid(
        "Transaction request cannot include multiple operations on one item",
        put(table, id("a"), null),
        delete(table, "a"));
    invalid("Member must have length greater than or equal to 1");
    invalid(
        "Member must have length less than or equal to 100",
        Collections.nCopies(101, delete(table, "a")).toArray(TransactWriteItem[]::new));
    invalid(
        "TransactItems can only contain one of Check, Put, Update or Delete",
        delete(table, "a").toBuilder().put(put(table, id("b"), null).put()).build());
    invalid(
        "TransactItems can only contain one of Check, Put, Update or Delete",
        TransactWriteItem.builder().build());
    invalid(
        "Value null at 'transactItems.2.member.update.updateExpression' failed to satisfy"
            + " constraint: Member must not be null",
        put(table, id("b"), null),
        update(table, id("a"), null, null));
    invalid(
        "Cannot update attribute id. This attribute is part of the key",
        update(table, id("a"), "SET id = :v", Map.of(":v", s("b"))));
    assertThatThrownBy(() -> write(put("none-of-all", id("a"), null)))
        .isInstanceOf(ResourceNotFoundException.class);
    assertThatThrownBy(
            () ->
                client.transactGetItems(
                    request -> request.transactItems(get(table, id("a")), get(table, id("a")))))
        .hasMessageContaining("Transaction request cannot include multiple operations on one item");
  }

  @Test
  void doesARequestOnceForTenMinutes() {
    String table = TestTables.simple();
    TransactWriteItem increment = update(table, id("a"), "ADD hits :v", Map.of(":v", n("1.0")));
    TransactWriteItem same = update(table, id("a"), "ADD hits :v", Map.of(":v", n("1")));
    TransactWriteItem other = update(table, id("a"), "ADD hits :v", Map.of(":v", n(2)));
    String token = "token of " + table;
    assertThat(write(token, increment).consumedCapacity().getFirst().writeCapacityUnits())
        .isEqualTo(2);
    TransactWriteItemsResponse repeated = write(token, same);
    assertThat(repeated.consumedCapacity().getFirst().readCapacityUnits()).isEqualTo(2);
    assertThat(repeated.consumedCapacity().getFirst().writeCapacityUnits()).isNull();
    assertThat(hits(table)).isEqualTo(n(1));
    assertThatThrownBy(() -> write(token, other))
        .isInstanceOf(IdempotentParameterMismatchException.class);
    JdbcClient jdbc = RunningTableService.bean(JdbcClient.class);
    jdbc.sql("update catalog.transaction_tokens set used_at = used_at - interval '10 minutes'")
        .update();
    write(token, other);
    assertThat(hits(table)).isEqualTo(n(3));
  }

  @Test
  void forgetsTheTokenOfWhatWasCancelled() {
    String table = TestTables.simple();
    TransactWriteItem create = put(table, Map.of("id", s("a")), "attribute_not_exists(id)");
    client.putItem(request -> request.tableName(table).item(id("a")));
    assertThatThrownBy(() -> write("again", create))
        .isInstanceOf(TransactionCanceledException.class);
    client.deleteItem(request -> request.tableName(table).key(id("a")));
    assertThat(write("again", create).consumedCapacity().getFirst().writeCapacityUnits())
        .isEqualTo(2);
  }

  @Test
  void countsCapacityOfTablesTwiceAndOfIndexesOnce() {
    String table = TestTables.sorted(ScalarAttributeType.N);
    String text = "x".repeat(1500);
    Map<String, AttributeValue> item =
        Map.of("id", s("a"), "n", n(1), "day", s("d"), "state", s("open"), "text", s(text));
    TransactWriteItemsResponse written =
        client.transactWriteItems(
            request ->
                request
                    .transactItems(put(table, item, null))
                    .returnConsumedCapacity(ReturnConsumedCapacity.INDEXES));
    ConsumedCapacity units = written.consumedCapacity().getFirst();
    assertThat(units.capacityUnits()).isEqualTo(4 + 2 + 1);
    assertThat(units.table().writeCapacityUnits()).isEqualTo(4);
    assertThat(ofIndex(units, "by-day")).isEqualTo(2);
    assertThat(ofIndex(units, "by-state")).isEqualTo(1);
    TransactWriteItemsResponse moved =
        client.transactWriteItems(
            request ->
                request
                    .transactItems(
                        update(
                            table,
                            id("a", n(1)),
                            "SET #s = :s",
                            Map.of(":s", s("done")),
                            Map.of("#s", "state")))
                    .returnConsumedCapacity(ReturnConsumedCapacity.INDEXES));
    assertThat(ofIndex(moved.consumedCapacity().getFirst(), "by-state")).isEqualTo(2);
    assertThat(write(delete(table, id("a", n(1)))).consumedCapacity().getFirst().capacityUnits())
        .isEqualTo(4 + 2 + 1);
  }

  @Test
  void estimatesItemCollectionsOfTablesWithLocalIndexes() {
    String table = "local-" + TestTables.simple();
    client.createTable(
        request ->
            request
                .tableName(table)
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .attributeDefinitions(
                    attribute("id", ScalarAttributeType.S),
                    attribute("n", ScalarAttributeType.N),
                    attribute("day", ScalarAttributeType.S))
                .keySchema(key("id", KeyType.HASH), key("n", KeyType.RANGE))
                .localSecondaryIndexes(
                    LocalSecondaryIndex.builder()
                        .indexName("local")
                        .keySchema(key("id", KeyType.HASH), key("day", KeyType.RANGE))
                        .projection(Projection.builder().projectionType(ProjectionType.ALL).build())
                        .build()));
    TransactWriteItemsResponse written =
        client.transactWriteItems(
            request ->
                request
                    .transactItems(put(table, id("a", n(1)), null), put(table, id("a", n(2)), null))
                    .returnItemCollectionMetrics(ReturnItemCollectionMetrics.SIZE));
    assertThat(written.itemCollectionMetrics().get(table))
        .singleElement()
        .satisfies(
            metrics -> {
              assertThat(metrics.itemCollectionKey()).isEqualTo(id("a"));
              assertThat(metrics.sizeEstimateRangeGB()).containsExactly(0.0, 1.0);
            });
  }

  private static double ofIndex(ConsumedCapacity units, String index) {
    return Objects.requireNonNull(units.globalSecondaryIndexes().get(index), index).capacityUnits();
  }

  private AttributeValue hits(String table) {
    return TestTables.value(
        client.getItem(request -> request.tableName(table).key(id("a"))).item(), "hits");
  }

  private TransactWriteItemsResponse write(TransactWriteItem... items) {
    return write(null, items);
  }

  private TransactWriteItemsResponse write(@Nullable String token, TransactWriteItem... items) {
    return client.transactWriteItems(
        request ->
            request
                .transactItems(items)
                .clientRequestToken(token)
                .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL));
  }

  private TransactionCanceledException cancelled(TransactWriteItem... items) {
    return catchThrowableOfType(TransactionCanceledException.class, () -> write(items));
  }

  private void invalid(String message, TransactWriteItem... items) {
    assertThatThrownBy(() -> write(items))
        .isInstanceOfSatisfying(
            DynamoDbException.class,
            e -> {
              assertThat(e.awsErrorDetails().errorCode()).isEqualTo("ValidationException");
              assertThat(e.awsErrorDetails().errorMessage()).contains(message);
            });
  }

  private static TransactGetItem get(String table, Map<String, AttributeValue> key) {
    return TransactGetItem.builder().get(get -> get.tableName(table).key(key)).build();
  }

  private static TransactWriteItem put(
      String table, Map<String, AttributeValue> item, @Nullable String condition) {
    return TransactWriteItem.builder()
        .put(
            put ->
                put.tableName(table)
                    .item(item)
                    .conditionExpression(condition)
                    .returnValuesOnConditionCheckFailure(
                        ReturnValuesOnConditionCheckFailure.ALL_OLD))
        .build();
  }

  private static TransactWriteItem update(
      String table,
      Map<String, AttributeValue> key,
      @Nullable String expression,
      @Nullable Map<String, AttributeValue> values) {
    return update(table, key, expression, values, null);
  }

  private static TransactWriteItem update(
      String table,
      Map<String, AttributeValue> key,
      @Nullable String expression,
      @Nullable Map<String, AttributeValue> values,
      @Nullable Map<String, String> names) {
    return TransactWriteItem.builder()
        .update(
            update ->
                update
                    .tableName(table)
                    .key(key)
                    .updateExpression(expression)
                    .expressionAttributeValues(values)
                    .expressionAttributeNames(names))
        .build();
  }

  private static TransactWriteItem delete(String table, String id) {
    return delete(table, id(id));
  }

  private static TransactWriteItem delete(String table, Map<String, AttributeValue> key) {
    return TransactWriteItem.builder().delete(delete -> delete.tableName(table).key(key)).build();
  }

  private static TransactWriteItem check(String table, String id, String condition) {
    return TransactWriteItem.builder()
        .conditionCheck(check -> check.tableName(table).key(id(id)).conditionExpression(condition))
        .build();
  }
}

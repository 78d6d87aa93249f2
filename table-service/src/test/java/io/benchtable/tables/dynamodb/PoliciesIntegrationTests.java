package io.benchtable.tables.dynamodb;

import static io.benchtable.tables.TestTables.id;
import static io.benchtable.tables.TestTables.n;
import static io.benchtable.tables.TestTables.s;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.benchtable.tables.RunningTableService;
import io.benchtable.tables.TestTables;
import io.benchtable.tables.TestUsers;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.ParameterizedStatement;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.ShardIteratorType;
import software.amazon.awssdk.services.dynamodb.model.TransactGetItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;

/** What users may do, through the SDK. */
class PoliciesIntegrationTests {

  private static final AtomicInteger NUMBER = new AtomicInteger();

  private final DynamoDbClient root = RunningTableService.client();

  private static String owned() {
    return TestTables.simpleNamed("owned-" + NUMBER.incrementAndGet());
  }

  private static void assertRefused(Runnable call, String action, String resource) {
    assertThatThrownBy(call::run)
        .isInstanceOfSatisfying(
            DynamoDbException.class,
            e -> {
              assertThat(e.awsErrorDetails().errorCode()).isEqualTo("AccessDeniedException");
              assertThat(e.statusCode()).isEqualTo(400);
              assertThat(e.awsErrorDetails().errorMessage())
                  .contains("is not authorized to perform: dynamodb:" + action + " on resource: ")
                  .contains(resource);
            });
  }

  private static String arn(String table) {
    return "arn:aws:dynamodb:local:000000000000:table/" + table;
  }

  @Test
  void tellTheRefusedWhoWantedWhat() {
    assertThatThrownBy(
            () -> TestUsers.NOBODY.client().getItem(get -> get.tableName("not-there").key(id("a"))))
        .hasMessageStartingWith(
            "User: arn:aws:iam::000000000000:user/nobody is not authorized to perform:"
                + " dynamodb:GetItem on resource:"
                + " arn:aws:dynamodb:local:000000000000:table/not-there because no identity-based"
                + " policy allows the dynamodb:GetItem action");
    assertThatThrownBy(
            () -> TestUsers.READER.client().getItem(get -> get.tableName("secret-1").key(id("a"))))
        .hasMessageContaining("table/secret-1 with an explicit deny in an identity-based policy");
  }

  @Test
  void letReadersReadWhatIsNotDenied() {
    String table = TestTables.simple();
    root.putItem(put -> put.tableName(table).item(id("a")));
    DynamoDbClient reader = TestUsers.READER.client();
    assertThat(reader.getItem(get -> get.tableName(table).key(id("a"))).item()).isEqualTo(id("a"));
    assertThat(reader.getItem(get -> get.tableName(arn(table)).key(id("a"))).item())
        .isEqualTo(id("a"));
    assertThat(reader.scan(scan -> scan.tableName(table)).items()).containsExactly(id("a"));
    assertThat(reader.listTables().tableNames()).isNotEmpty();
    assertThatThrownBy(() -> reader.getItem(get -> get.tableName("not-there").key(id("a"))))
        .isInstanceOf(ResourceNotFoundException.class);
    assertRefused(
        () -> reader.putItem(put -> put.tableName(table).item(id("a"))), "PutItem", arn(table));
    assertRefused(
        () -> reader.deleteTable(delete -> delete.tableName(table)), "DeleteTable", arn(table));
    assertRefused(
        () ->
            reader.batchGetItem(
                batch -> batch.requestItems(Map.of(table, keys("a"), "secret-1", keys("a")))),
        "BatchGetItem",
        arn("secret-1"));
    assertRefused(
        () -> reader.executeStatement(one -> one.statement("SELECT * FROM \"" + table + "\"")),
        "PartiQLSelect",
        arn(table));
    assertThat(
            reader
                .executeStatement(
                    one -> one.statement("SELECT * FROM \"" + table + "\" WHERE id = 'a'"))
                .items())
        .containsExactly(id("a"));
  }

  private static KeysAndAttributes keys(String... ids) {
    return KeysAndAttributes.builder()
        .keys(List.of(ids).stream().map(TestTables::id).toList())
        .build();
  }

  @Test
  void keepUsersToTheirOwnKeys() {
    String table = owned();
    DynamoDbClient owner = TestUsers.OWNER.client();
    owner.putItem(put -> put.tableName(table).item(id("owner")));
    assertThat(owner.getItem(get -> get.tableName(table).key(id("owner"))).item())
        .isEqualTo(id("owner"));
    assertThat(owner.query(query(table, "owner")).items()).containsExactly(id("owner"));
    assertRefused(() -> owner.query(query(table, "other")), "Query", arn(table));
    assertRefused(
        () -> owner.putItem(put -> put.tableName(table).item(id("other"))), "PutItem", arn(table));
    assertRefused(() -> owner.scan(scan -> scan.tableName(table)), "Scan", arn(table));
    owner.batchGetItem(batch -> batch.requestItems(Map.of(table, keys("owner"))));
    assertRefused(
        () ->
            owner.batchGetItem(batch -> batch.requestItems(Map.of(table, keys("owner", "other")))),
        "BatchGetItem",
        arn(table));
    owner.batchWriteItem(batch -> batch.requestItems(Map.of(table, List.of(put("owner")))));
    assertRefused(
        () ->
            owner.batchWriteItem(
                batch -> batch.requestItems(Map.of(table, List.of(put("owner"), put("other"))))),
        "BatchWriteItem",
        arn(table));
    String insert = "INSERT INTO \"" + table + "\" VALUE {'id': '%s'}";
    assertRefused(
        () -> owner.executeStatement(one -> one.statement(insert.formatted("other"))),
        "PartiQLInsert",
        arn(table));
    assertRefused(
        () ->
            owner.executeStatement(
                one -> one.statement("DELETE FROM \"" + table + "\" WHERE id = 'other'")),
        "PartiQLDelete",
        arn(table));
    owner.executeStatement(
        one -> one.statement("DELETE FROM \"" + table + "\" WHERE id = 'owner'"));
    owner.executeStatement(one -> one.statement(insert.formatted("owner")));
    assertThat(root.scan(scan -> scan.tableName(table)).items()).containsExactly(id("owner"));
  }

  private static QueryRequest query(String table, String id) {
    return QueryRequest.builder()
        .tableName(table)
        .keyConditionExpression("id = :id")
        .expressionAttributeValues(Map.of(":id", s(id)))
        .build();
  }

  private static WriteRequest put(String id) {
    return WriteRequest.builder().putRequest(put -> put.item(id(id))).build();
  }

  @Test
  void wantThePartitionOfAnIndexWhereOneIsRead() {
    String table = TestTables.sorted(ScalarAttributeType.N);
    DynamoDbClient owner = TestUsers.OWNER.client();
    QueryRequest byDay =
        QueryRequest.builder()
            .tableName(table)
            .indexName("by-day")
            .keyConditionExpression("#day = :day")
            .expressionAttributeNames(Map.of("#day", "day"))
            .expressionAttributeValues(Map.of(":day", s("owner")))
            .build();
    assertThat(owner.query(byDay).count()).isZero();
    assertRefused(
        () ->
            owner.query(
                byDay.toBuilder().expressionAttributeValues(Map.of(":day", s("other"))).build()),
        "Query",
        arn(table) + "/index/by-day");
    assertRefused(
        () ->
            owner.query(
                byDay.toBuilder()
                    .indexName("by-state")
                    .expressionAttributeNames(Map.of("#day", "state"))
                    .build()),
        "Query",
        arn(table) + "/index/by-state");
    assertRefused(
        () ->
            owner.executeStatement(
                one ->
                    one.statement(
                        "SELECT * FROM \"%s\".\"by-state\" WHERE state = 'owner'"
                            .formatted(table))),
        "PartiQLSelect",
        arn(table) + "/index/by-state");
  }

  @Test
  void keepClerksToSomeAttributes() {
    String table = TestTables.simple();
    root.putItem(put -> put.tableName(table).item(item("a", "1")));
    DynamoDbClient clerk = TestUsers.CLERK.client();
    assertThat(
            clerk
                .getItem(
                    get ->
                        get.tableName(table)
                            .key(id("a"))
                            .projectionExpression("id, #o")
                            .expressionAttributeNames(Map.of("#o", "open")))
                .item())
        .isEqualTo(id("a"));
    assertRefused(
        () -> clerk.getItem(get -> get.tableName(table).key(id("a"))), "GetItem", arn(table));
    assertRefused(
        () ->
            clerk.getItem(
                get -> get.tableName(table).key(id("a")).projectionExpression("id, salary.part")),
        "GetItem",
        arn(table));
    assertRefused(
        () -> clerk.getItem(get -> get.tableName(table).key(id("a")).attributesToGet("salary")),
        "GetItem",
        arn(table));
    assertRefused(
        () -> clerk.putItem(put -> put.tableName(table).item(item("a", "2"))),
        "PutItem",
        arn(table));
    clerk.updateItem(
        update ->
            update
                .tableName(table)
                .key(id("a"))
                .updateExpression("SET #o = :o")
                .expressionAttributeNames(Map.of("#o", "open"))
                .expressionAttributeValues(Map.of(":o", n(1)))
                .returnValues(ReturnValue.UPDATED_NEW));
    for (String set : List.of("SET salary = :o", "SET #o = if_not_exists(salary, :o)")) {
      assertRefused(
          () ->
              clerk.updateItem(
                  update ->
                      update
                          .tableName(table)
                          .key(id("a"))
                          .updateExpression(set)
                          .expressionAttributeNames(Map.of("#o", "open"))
                          .expressionAttributeValues(Map.of(":o", n(1)))),
          "UpdateItem",
          arn(table));
    }
    assertRefused(
        () ->
            clerk.updateItem(
                update -> update.tableName(table).key(id("a")).returnValues(ReturnValue.ALL_NEW)),
        "UpdateItem",
        arn(table));
    assertRefused(
        () ->
            clerk.updateItem(
                update ->
                    update
                        .tableName(table)
                        .key(id("a"))
                        .conditionExpression("attribute_not_exists(id)")
                        .returnValuesOnConditionCheckFailure(
                            ReturnValuesOnConditionCheckFailure.ALL_OLD)),
        "UpdateItem",
        arn(table));
    for (String statement :
        List.of(
            "SELECT * FROM \"%s\" WHERE id = 'a'",
            "SELECT salary FROM \"%s\" WHERE id = 'a'",
            "SELECT id FROM \"%s\" WHERE id = 'a' AND salary = '1'")) {
      assertRefused(
          () -> clerk.executeStatement(one -> one.statement(statement.formatted(table))),
          "PartiQLSelect",
          arn(table));
    }
    assertThat(
            clerk
                .executeStatement(
                    one -> one.statement("SELECT id FROM \"%s\" WHERE id = 'a'".formatted(table)))
                .items())
        .containsExactly(id("a"));
  }

  private static Map<String, AttributeValue> item(String id, String salary) {
    return Map.of("id", s(id), "salary", s(salary));
  }

  @Test
  void wantAllActionsOfATransaction() {
    String table = TestTables.simple();
    DynamoDbClient writer = TestUsers.WRITER.client();
    TransactWriteItem put =
        TransactWriteItem.builder().put(one -> one.tableName(table).item(id("a"))).build();
    TransactWriteItem check =
        TransactWriteItem.builder()
            .conditionCheck(
                one ->
                    one.tableName(table)
                        .key(id("b"))
                        .conditionExpression("attribute_not_exists(id)"))
            .build();
    TransactWriteItem update =
        TransactWriteItem.builder()
            .update(
                one ->
                    one.tableName(table)
                        .key(id("c"))
                        .updateExpression("SET a = :a")
                        .expressionAttributeValues(Map.of(":a", n(1))))
            .build();
    writer.transactWriteItems(transaction -> transaction.transactItems(put, check));
    assertRefused(
        () -> writer.transactWriteItems(transaction -> transaction.transactItems(put, update)),
        "UpdateItem",
        arn(table));
    assertRefused(
        () ->
            writer.transactGetItems(
                transaction ->
                    transaction.transactItems(
                        TransactGetItem.builder()
                            .get(get -> get.tableName(table).key(id("a")))
                            .build())),
        "GetItem",
        arn(table));
    assertRefused(
        () ->
            writer.executeTransaction(
                transaction ->
                    transaction.transactStatements(
                        ParameterizedStatement.builder()
                            .statement("INSERT INTO \"" + table + "\" VALUE {'id': 'd'}")
                            .build())),
        "PartiQLInsert",
        arn(table));
    assertThat(root.scan(scan -> scan.tableName(table)).items()).containsExactly(id("a"));
  }

  @Test
  void letOthersInByThePolicyOfATable() {
    String table = TestTables.simple();
    DynamoDbClient guest = TestUsers.GUEST.client();
    Runnable get = () -> guest.getItem(one -> one.tableName(table).key(id("a")));
    assertRefused(get, "GetItem", arn(table));
    putPolicy(table, "Allow", "\"AWS\": \"" + TestUsers.GUEST.arn() + "\"", "dynamodb:GetItem");
    assertThatCode(get::run).doesNotThrowAnyException();
    assertRefused(
        () -> guest.putItem(put -> put.tableName(table).item(id("a"))), "PutItem", arn(table));
    assertRefused(
        () -> TestUsers.NOBODY.client().getItem(one -> one.tableName(table).key(id("a"))),
        "GetItem",
        arn(table));
    putPolicy(table, "Allow", "\"AWS\": \"000000000000\"", "dynamodb:GetItem");
    assertRefused(get, "GetItem", arn(table));
    putPolicy(table, "Deny", "\"AWS\": \"000000000000\"", "dynamodb:GetItem");
    assertThatThrownBy(
            () -> TestUsers.READER.client().getItem(one -> one.tableName(table).key(id("a"))))
        .hasMessageContaining("with an explicit deny in a resource-based policy");
    assertThat(root.getItem(one -> one.tableName(table).key(id("a"))).hasItem()).isFalse();
    root.deleteResourcePolicy(delete -> delete.resourceArn(arn(table)));
    assertRefused(get, "GetItem", arn(table));
  }

  @Test
  void letAPolicyOfATableHoldForItsIndexes() {
    String table = TestTables.sorted(ScalarAttributeType.N);
    putPolicy(table, "Allow", "\"AWS\": \"*\"", "dynamodb:Query");
    QueryRequest byDay =
        QueryRequest.builder()
            .tableName(table)
            .indexName("by-day")
            .keyConditionExpression("#day = :day")
            .expressionAttributeNames(Map.of("#day", "day"))
            .expressionAttributeValues(Map.of(":day", s("monday")))
            .build();
    assertThat(TestUsers.GUEST.client().query(byDay).count()).isZero();
  }

  private void putPolicy(String table, String effect, String principal, String action) {
    root.putResourcePolicy(
        put ->
            put.resourceArn(arn(table))
                .policy(
                    """
                    {"Version": "2012-10-17", "Statement": {"Effect": "%s", "Principal": {%s},
                     "Action": "%s", "Resource": ["%s", "%4$s/index/*"]}}
                    """
                        .formatted(effect, principal, action, arn(table))));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "[]",
        "nothing",
        "{\"Statement\": {\"Effect\": \"Allow\", \"Action\": \"*\", \"Resource\": \"*\"}}"
      })
  void refuseWhatIsNoPolicyOfATable(String policy) {
    String table = TestTables.simple();
    assertThatThrownBy(
            () -> root.putResourcePolicy(put -> put.resourceArn(arn(table)).policy(policy)))
        .hasMessageStartingWith(
            "One or more parameter values were invalid: Invalid policy document: ");
  }

  @Test
  void wantAConfirmationFromWhoeverLocksThemselvesOut() {
    String table = TestTables.simple();
    DynamoDbClient keeper = TestUsers.KEEPER.client();
    String policy =
        """
        {"Version": "2012-10-17", "Statement": {"Effect": "Deny", "Principal": "*",
         "Action": "dynamodb:PutResourcePolicy", "Resource": "*"}}
        """;
    assertThatThrownBy(
            () -> keeper.putResourcePolicy(put -> put.resourceArn(arn(table)).policy(policy)))
        .hasMessageContaining("will not allow you to update the resource policy in the future");
    keeper.putResourcePolicy(
        put -> put.resourceArn(arn(table)).policy(policy).confirmRemoveSelfResourceAccess(true));
    assertRefused(
        () -> keeper.putResourcePolicy(put -> put.resourceArn(arn(table)).policy(policy)),
        "PutResourcePolicy",
        arn(table));
  }

  @Test
  void holdForStreams() {
    String stream = arn("never-made") + "/stream/2026-01-01T00:00:00.000";
    try (DynamoDbStreamsClient nobody = streams(TestUsers.NOBODY)) {
      assertRefused(() -> nobody.listStreams(), "ListStreams", "*");
      assertRefused(
          () -> nobody.describeStream(one -> one.streamArn(stream)), "DescribeStream", stream);
      assertRefused(
          () ->
              nobody.getShardIterator(
                  one ->
                      one.streamArn(stream)
                          .shardId("shardId-00000000000000000000-00000000")
                          .shardIteratorType(ShardIteratorType.TRIM_HORIZON)),
          "GetShardIterator",
          stream);
      assertRefused(
          () -> nobody.getRecords(one -> one.shardIterator(stream + "|1|AAAA")),
          "GetRecords",
          stream);
    }
  }

  private static DynamoDbStreamsClient streams(TestUsers user) {
    return DynamoDbStreamsClient.builder()
        .endpointOverride(RunningTableService.address())
        .region(Region.of("local"))
        .credentialsProvider(user.credentials())
        .httpClientBuilder(Apache5HttpClient.builder())
        .build();
  }

  static List<EveryOperation> operations() {
    return EveryOperation.all();
  }

  @ParameterizedTest
  @MethodSource("operations")
  void denyEveryOperationToAUserWithoutPolicy(EveryOperation operation) {
    assertThatThrownBy(() -> operation.call().accept(TestUsers.NOBODY.client()))
        .isInstanceOfSatisfying(
            DynamoDbException.class,
            e -> assertThat(e.awsErrorDetails().errorCode()).isEqualTo("AccessDeniedException"))
        .hasMessageContaining("user/nobody is not authorized to perform: dynamodb:");
  }

  @Test
  void denyEveryOperationThatThereIs() {
    assertThat(EveryOperation.all().stream().map(EveryOperation::name))
        .containsAll(
            RunningTableService.bean(Operations.class).all().stream()
                .map(CheckedOperation::name)
                .filter(name -> !UnsupportedOperation.elsewhere().contains(name))
                .toList());
  }
}

package io.benchtable.tables.dynamodb;

import static io.benchtable.tables.TestTables.attribute;
import static io.benchtable.tables.TestTables.id;
import static io.benchtable.tables.TestTables.key;
import static io.benchtable.tables.TestTables.s;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.benchtable.tables.RunningTableService;
import io.benchtable.tables.TestTables;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchStatementErrorCodeEnum;
import software.amazon.awssdk.services.dynamodb.model.BatchStatementRequest;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.Delete;
import software.amazon.awssdk.services.dynamodb.model.DeleteRequest;
import software.amazon.awssdk.services.dynamodb.model.Get;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.ParameterizedStatement;
import software.amazon.awssdk.services.dynamodb.model.Projection;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.ProvisionedThroughput;
import software.amazon.awssdk.services.dynamodb.model.ProvisionedThroughputExceededException;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.PutRequest;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.ThrottlingException;
import software.amazon.awssdk.services.dynamodb.model.ThrottlingReason;
import software.amazon.awssdk.services.dynamodb.model.TransactGetItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/**
 * Tables that have used up what they were given. One unit a second saves 300; a large item takes
 * more than that, and it is minutes until there is one again.
 */
class ThroughputIntegrationTests {

  private static final String TABLE_EXCEEDED =
      "The level of configured provisioned throughput for the table was exceeded. Consider"
          + " increasing your provisioning level with the UpdateTable API.";
  private static final String INDEX_EXCEEDED =
      "The level of configured provisioned throughput for one or more global secondary indexes of"
          + " the table was exceeded. Consider increasing your provisioning level for the"
          + " under-provisioned global secondary indexes with the UpdateTable API.";
  private static final String ON_DEMAND_EXCEEDED =
      "Throughput exceeds the maximum OnDemandThroughput configured on table or index";
  private static final AttributeValue LARGE = s("x".repeat(390 * 1024));
  private static final AtomicInteger NUMBER = new AtomicInteger();

  private final DynamoDbClient client = RunningTableService.client();
  private final MeterRegistry meters = RunningTableService.bean(MeterRegistry.class);

  @Test
  void writesWaitForTheUnitsThatALargeItemTook() {
    String table = provisioned(1000, 1);
    put(table, Map.of("id", s("a")));
    put(table, Map.of("id", s("large"), "text", LARGE));

    assertExceeded(() -> put(table, id("b")), TABLE_EXCEEDED);
    assertExceeded(
        () ->
            client.updateItem(
                update ->
                    update
                        .tableName(table)
                        .key(id("a"))
                        .updateExpression("set n = :n")
                        .expressionAttributeValues(Map.of(":n", TestTables.n(1)))),
        TABLE_EXCEEDED);
    assertExceeded(
        () -> client.deleteItem(delete -> delete.tableName(table).key(id("a"))), TABLE_EXCEEDED);
    assertExceeded(() -> run("insert into \"%s\" value {'id': 'c'}", table), TABLE_EXCEEDED);
    assertThat(
            client
                .batchExecuteStatement(
                    batch ->
                        batch.statements(
                            BatchStatementRequest.builder()
                                .statement("insert into \"%s\" value {'id': 'c'}".formatted(table))
                                .build()))
                .responses()
                .getFirst()
                .error())
        .satisfies(
            error -> {
              assertThat(error.code())
                  .isEqualTo(BatchStatementErrorCodeEnum.PROVISIONED_THROUGHPUT_EXCEEDED);
              assertThat(error.message()).isEqualTo(TABLE_EXCEEDED);
            });
    assertThat(client.scan(scan -> scan.tableName(table).consistentRead(true)).count())
        .isEqualTo(2);
    assertThat(counted("benchtable.tables.throttled.requests", table)).isEqualTo(5);
    assertThat(counted("benchtable.tables.consumed.write.units", table)).isEqualTo(392);
  }

  @Test
  void readsWaitForTheUnitsThatLargeOnesTook() {
    String table = provisioned(1, 1000);
    put(table, Map.of("id", s("large"), "text", LARGE));
    for (int i = 0; i < 4; i++) {
      client.getItem(get -> get.tableName(table).key(id("large")).consistentRead(true));
    }
    assertThat(counted("benchtable.tables.consumed.read.units", table)).isEqualTo(4 * 98);

    assertExceeded(() -> client.getItem(get -> get.tableName(table).key(id("a"))), TABLE_EXCEEDED);
    assertExceeded(
        () ->
            client.query(
                query ->
                    query
                        .tableName(table)
                        .keyConditionExpression("id = :id")
                        .expressionAttributeValues(Map.of(":id", s("a")))),
        TABLE_EXCEEDED);
    assertExceeded(() -> client.scan(scan -> scan.tableName(table)), TABLE_EXCEEDED);
    assertExceeded(() -> run("select * from \"%s\" where id = 'a'", table), TABLE_EXCEEDED);
    assertExceeded(() -> run("select * from \"%s\"", table), TABLE_EXCEEDED);
  }

  @Test
  void batchesLeaveWhatThereAreNoUnitsFor() {
    String exhausted = exhausted();
    String free = TestTables.simple();
    Map<String, KeysAndAttributes> keys =
        Map.of(
            exhausted, KeysAndAttributes.builder().keys(List.of(id("a"), id("b"))).build(),
            free, KeysAndAttributes.builder().keys(List.of(id("a"))).build());
    Map<String, List<WriteRequest>> writes =
        Map.of(exhausted, List.of(putting("a"), deleting("b")), free, List.of(putting("a")));

    assertThat(client.batchWriteItem(batch -> batch.requestItems(writes)).unprocessedItems())
        .isEqualTo(Map.of(exhausted, List.of(putting("a"), deleting("b"))));
    var read = client.batchGetItem(batch -> batch.requestItems(keys));
    assertThat(read.responses().get(free)).containsExactly(id("a"));
    assertThat(read.unprocessedKeys()).isEqualTo(Map.of(exhausted, keys.get(exhausted)));

    assertExceeded(
        () ->
            client.batchWriteItem(
                batch -> batch.requestItems(Map.of(exhausted, List.of(putting("a"))))),
        TABLE_EXCEEDED);
    assertExceeded(
        () ->
            client.batchGetItem(
                batch ->
                    batch.requestItems(
                        Map.of(
                            exhausted,
                            KeysAndAttributes.builder().keys(List.of(id("a"))).build()))),
        TABLE_EXCEEDED);
  }

  @Test
  void batchesWriteWhatTheSavedUnitsReachFor() {
    String table = provisioned(1000, 1);
    List<WriteRequest> writes =
        List.of(
            putting("small"),
            WriteRequest.builder()
                .putRequest(
                    PutRequest.builder().item(Map.of("id", s("large"), "text", LARGE)).build())
                .build(),
            putting("late"));

    assertThat(
            client
                .batchWriteItem(batch -> batch.requestItems(Map.of(table, writes)))
                .unprocessedItems())
        .isEqualTo(Map.of(table, List.of(putting("late"))));
    assertThat(client.scan(scan -> scan.tableName(table)).count()).isEqualTo(2);
  }

  @Test
  void transactionsAreCancelledWithTheReason() {
    String exhausted = exhausted();
    String free = TestTables.simple();

    assertCancelled(
        () ->
            client.transactWriteItems(
                transaction ->
                    transaction.transactItems(
                        writing(free, "a"),
                        writing(exhausted, "a"),
                        TransactWriteItem.builder()
                            .delete(Delete.builder().tableName(exhausted).key(id("b")).build())
                            .build())),
        List.of("None", "ProvisionedThroughputExceeded", "ProvisionedThroughputExceeded"),
        TABLE_EXCEEDED);
    assertThat(client.scan(scan -> scan.tableName(free)).count()).isZero();
    assertCancelled(
        () ->
            client.transactGetItems(
                transaction -> transaction.transactItems(reading(exhausted), reading(free))),
        List.of("ProvisionedThroughputExceeded", "None"),
        TABLE_EXCEEDED);
    assertCancelled(
        () ->
            client.executeTransaction(
                transaction ->
                    transaction.transactStatements(
                        ParameterizedStatement.builder()
                            .statement("insert into \"%s\" value {'id': 'c'}".formatted(exhausted))
                            .build())),
        List.of("ProvisionedThroughputExceeded"),
        TABLE_EXCEEDED);
  }

  @Test
  void aTransactionThatWasDoneBeforeIsNotSaidToBeCancelled() {
    String table = provisioned(1, 1);
    Put large =
        Put.builder().tableName(table).item(Map.of("id", s("large"), "text", LARGE)).build();
    for (int i = 0; i < 5; i++) {
      client.transactWriteItems(
          transaction ->
              transaction
                  .clientRequestToken("once")
                  .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL)
                  .transactItems(TransactWriteItem.builder().put(large).build()));
    }
    assertThat(counted("benchtable.tables.consumed.write.units", table)).isEqualTo(2 * 391);
    assertThat(counted("benchtable.tables.consumed.read.units", table)).isEqualTo(4 * 2 * 98);
    assertCancelled(
        () -> client.transactWriteItems(one -> one.transactItems(writing(table, "a"))),
        List.of("ProvisionedThroughputExceeded"),
        TABLE_EXCEEDED);
  }

  @Test
  void transactionsTakeTwiceAsMuch() {
    String table = provisioned(1, 1000);
    client.transactWriteItems(transaction -> transaction.transactItems(writing(table, "a")));
    client.transactGetItems(transaction -> transaction.transactItems(reading(table)));
    assertThat(counted("benchtable.tables.consumed.write.units", table)).isEqualTo(2);
    assertThat(counted("benchtable.tables.consumed.read.units", table)).isEqualTo(2);
  }

  @Test
  void anIndexWithoutUnitsKeepsOnlyThoseWritesBackThatWouldChangeIt() {
    String table = withIndex(1);
    put(table, Map.of("id", s("in"), "day", s("monday")));
    put(table, Map.of("id", s("out")));
    put(table, Map.of("id", s("large"), "day", s("monday"), "text", LARGE));

    assertExceeded(() -> put(table, Map.of("id", s("b"), "day", s("monday"))), INDEX_EXCEEDED);
    assertExceeded(
        () -> client.deleteItem(delete -> delete.tableName(table).key(id("in"))), INDEX_EXCEEDED);
    assertExceeded(() -> put(table, id("in")), INDEX_EXCEEDED);
    assertExceeded(() -> set(table, "out", "day"), INDEX_EXCEEDED);
    assertCancelled(
        () ->
            client.transactWriteItems(
                transaction ->
                    transaction.transactItems(
                        writing(table, "other"),
                        TransactWriteItem.builder()
                            .put(
                                Put.builder()
                                    .tableName(table)
                                    .item(Map.of("id", s("c"), "day", s("monday")))
                                    .build())
                            .build())),
        List.of("None", "ProvisionedThroughputExceeded"),
        INDEX_EXCEEDED);

    put(table, id("b"));
    set(table, "out", "label");
    client.deleteItem(delete -> delete.tableName(table).key(id("out")));
    assertThat(
            client.scan(scan -> scan.tableName(table).consistentRead(true)).items().stream()
                .map(item -> TestTables.value(item, "id").s()))
        .containsExactlyInAnyOrder("in", "large", "b");
  }

  @Test
  void readsThroughAnIndexTakeItsUnits() {
    String table = withIndex(1000);
    for (String id : List.of("a", "b")) {
      put(table, Map.of("id", s(id), "day", s("monday"), "text", LARGE));
    }
    for (int i = 0; i < 4; i++) {
      client.scan(scan -> scan.tableName(table).indexName("by-day"));
    }
    assertExceeded(
        () -> client.scan(scan -> scan.tableName(table).indexName("by-day")), INDEX_EXCEEDED);
    assertThat(client.scan(scan -> scan.tableName(table)).count()).isPositive();
  }

  @Test
  void onDemandTablesAreThrottledByTheirMaximumOnly() {
    String free = TestTables.simple();
    String limited = onDemand();
    for (String table : List.of(free, limited)) {
      put(table, Map.of("id", s("large"), "text", LARGE));
    }
    put(free, Map.of("id", s("large"), "text", LARGE));
    put(free, id("a"));
    assertThat(meters.find("benchtable.tables.consumed.write.units").tag("table", free).counter())
        .isNull();

    assertThatThrownBy(() -> put(limited, id("a")))
        .isInstanceOfSatisfying(
            ThrottlingException.class,
            e -> {
              assertThat(e.awsErrorDetails().errorMessage()).isEqualTo(ON_DEMAND_EXCEEDED);
              assertThat(e.throttlingReasons())
                  .containsExactly(
                      ThrottlingReason.builder()
                          .reason("TableWriteMaxOnDemandThroughputExceeded")
                          .resource("arn:aws:dynamodb:local:000000000000:table/" + limited)
                          .build());
            });
    assertCancelled(
        () ->
            client.transactWriteItems(
                transaction -> transaction.transactItems(writing(limited, "a"))),
        List.of("ThrottlingError"),
        ON_DEMAND_EXCEEDED);
    assertThat(client.getItem(get -> get.tableName(limited).key(id("large"))).hasItem()).isTrue();
  }

  @Test
  void anSdkThatTriesAgainSucceedsOnceThereAreUnits() {
    String table = exhausted();
    assertExceeded(() -> put(table, id("a")), TABLE_EXCEEDED);
    client.updateTable(update -> update.tableName(table).provisionedThroughput(units(1000, 100)));
    try (DynamoDbClient patient = patient()) {
      patient.putItem(put -> put.tableName(table).item(id("a")));
    }
    assertThat(counted("benchtable.tables.throttled.requests", table)).isGreaterThan(1);
  }

  @Test
  void aTableThatIsMadeAnewBeginsAnew() {
    String table = exhausted();
    client.deleteTable(delete -> delete.tableName(table));
    create(table, 1, 1);
    put(table, id("a"));
    assertThat(client.getItem(get -> get.tableName(table).key(id("a"))).hasItem()).isTrue();
  }

  @Test
  void aConditionThatFailsTakesUnitsToo() {
    String table = provisioned(1, 1);
    put(table, id("a"));
    assertThatThrownBy(
            () ->
                client.putItem(
                    put ->
                        put.tableName(table)
                            .item(id("a"))
                            .conditionExpression("attribute_not_exists(id)")))
        .hasMessageContaining("The conditional request failed");
    assertThat(counted("benchtable.tables.consumed.write.units", table)).isEqualTo(2);
  }

  @Test
  void theRestApiAsksToTryLater() throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(
                URI.create(
                    RunningTableService.address() + "/v1/tables/" + exhausted() + "/items/a"))
            .header("Authorization", "Bearer " + RunningTableService.TOKEN)
            .GET()
            .build();
    try (HttpClient http = HttpClient.newHttpClient()) {
      HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
      assertThat(response.statusCode()).isEqualTo(429);
      assertThat(response.body()).contains("\"THROUGHPUT_EXCEEDED\"");
    }
  }

  private void assertExceeded(ThrowingCallable call, String message) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            ProvisionedThroughputExceededException.class,
            e -> {
              assertThat(e.statusCode()).isEqualTo(400);
              assertThat(e.awsErrorDetails().errorMessage()).isEqualTo(message);
              boolean ofTable = message.equals(TABLE_EXCEEDED);
              ThrottlingReason reason = e.throttlingReasons().getFirst();
              assertThat(reason.reason())
                  .matches(
                      (ofTable ? "Table" : "Index") + "(Read|Write)ProvisionedThroughputExceeded");
              assertThat(reason.resource())
                  .matches(
                      "arn:aws:dynamodb:local:000000000000:table/[^/]+"
                          + (ofTable ? "" : "/index/[^/]+"));
            });
  }

  private static void assertCancelled(ThrowingCallable call, List<String> codes, String message) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            TransactionCanceledException.class,
            e -> {
              assertThat(e.cancellationReasons())
                  .extracting(CancellationReason::code)
                  .isEqualTo(codes);
              assertThat(e.cancellationReasons())
                  .filteredOn(reason -> !"None".equals(reason.code()))
                  .extracting(CancellationReason::message)
                  .containsOnly(message);
            });
  }

  private double counted(String meter, String table) {
    return meters.get(meter).tag("table", table).counter().count();
  }

  private void put(String table, Map<String, AttributeValue> item) {
    client.putItem(put -> put.tableName(table).item(item));
  }

  private void set(String table, String id, String attribute) {
    client.updateItem(
        update ->
            update
                .tableName(table)
                .key(id(id))
                .updateExpression("set #a = :a")
                .expressionAttributeNames(Map.of("#a", attribute))
                .expressionAttributeValues(Map.of(":a", s("monday"))));
  }

  private void run(String statement, String table) {
    client.executeStatement(one -> one.statement(statement.formatted(table)));
  }

  private static WriteRequest putting(String id) {
    return WriteRequest.builder().putRequest(PutRequest.builder().item(id(id)).build()).build();
  }

  private static WriteRequest deleting(String id) {
    return WriteRequest.builder()
        .deleteRequest(DeleteRequest.builder().key(id(id)).build())
        .build();
  }

  private static TransactWriteItem writing(String table, String id) {
    return TransactWriteItem.builder()
        .put(Put.builder().tableName(table).item(id(id)).build())
        .build();
  }

  private static TransactGetItem reading(String table) {
    return TransactGetItem.builder()
        .get(Get.builder().tableName(table).key(id("a")).build())
        .build();
  }

  /** In debt for reads and for writes. */
  private String exhausted() {
    String table = provisioned(1, 1);
    put(table, Map.of("id", s("large"), "text", LARGE));
    for (int i = 0; i < 4; i++) {
      client.getItem(get -> get.tableName(table).key(id("large")).consistentRead(true));
    }
    return table;
  }

  private String provisioned(long reads, long writes) {
    String name = "provisioned-" + NUMBER.incrementAndGet();
    create(name, reads, writes);
    return name;
  }

  private void create(String name, long reads, long writes) {
    client.createTable(
        table ->
            table
                .tableName(name)
                .attributeDefinitions(attribute("id", ScalarAttributeType.S))
                .keySchema(key("id", KeyType.HASH))
                .provisionedThroughput(units(reads, writes)));
  }

  /** Plenty for the table, little for its index by day, which has not got every attribute. */
  private String withIndex(long writes) {
    String name = "provisioned-" + NUMBER.incrementAndGet();
    client.createTable(
        table ->
            table
                .tableName(name)
                .attributeDefinitions(
                    attribute("id", ScalarAttributeType.S), attribute("day", ScalarAttributeType.S))
                .keySchema(key("id", KeyType.HASH))
                .globalSecondaryIndexes(
                    GlobalSecondaryIndex.builder()
                        .indexName("by-day")
                        .keySchema(key("day", KeyType.HASH))
                        .projection(
                            Projection.builder()
                                .projectionType(ProjectionType.INCLUDE)
                                .nonKeyAttributes("text")
                                .build())
                        .provisionedThroughput(units(1, writes))
                        .build())
                .provisionedThroughput(units(1000, 1000)));
    return name;
  }

  private String onDemand() {
    String name = "on-demand-" + NUMBER.incrementAndGet();
    client.createTable(
        table ->
            table
                .tableName(name)
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .attributeDefinitions(attribute("id", ScalarAttributeType.S))
                .keySchema(key("id", KeyType.HASH))
                .onDemandThroughput(most -> most.maxWriteRequestUnits(1L)));
    return name;
  }

  private static ProvisionedThroughput units(long reads, long writes) {
    return ProvisionedThroughput.builder()
        .readCapacityUnits(reads)
        .writeCapacityUnits(writes)
        .build();
  }

  private static DynamoDbClient patient() {
    return DynamoDbClient.builder()
        .endpointOverride(RunningTableService.address())
        .region(Region.of("local"))
        .credentialsProvider(
            StaticCredentialsProvider.create(
                AwsBasicCredentials.create(
                    RunningTableService.KEY_ID, RunningTableService.SECRET_KEY)))
        .httpClientBuilder(Apache5HttpClient.builder())
        .overrideConfiguration(
            configuration ->
                configuration.retryStrategy(
                    retry ->
                        retry
                            .maxAttempts(30)
                            .throttlingBackoffStrategy(
                                BackoffStrategy.fixedDelay(Duration.ofMillis(200)))))
        .build();
  }
}

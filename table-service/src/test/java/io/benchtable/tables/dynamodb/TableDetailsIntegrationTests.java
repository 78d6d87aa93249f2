package io.benchtable.tables.dynamodb;

import static io.benchtable.tables.TestTables.attribute;
import static io.benchtable.tables.TestTables.id;
import static io.benchtable.tables.TestTables.key;
import static io.benchtable.tables.TestTables.n;
import static io.benchtable.tables.TestTables.s;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.benchtable.tables.RunningTableService;
import io.benchtable.tables.TestTables;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.ConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.LocalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.PolicyNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.Projection;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.ReturnItemCollectionMetrics;
import software.amazon.awssdk.services.dynamodb.model.SSEStatus;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.TableClass;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.services.dynamodb.model.TableStatus;
import software.amazon.awssdk.services.dynamodb.model.Tag;

/** Descriptions, capacity, tags and policies of tables. */
class TableDetailsIntegrationTests {

  private static final String POLICY =
      """
      {"Version": "2012-10-17", "Statement": {
        "Effect": "Allow", "Principal": "*", "Action": "dynamodb:GetItem", "Resource": "*"}}
      """;

  private final DynamoDbClient client = RunningTableService.client();

  @Test
  void describesWhatATableWasMadeWith() {
    client.createTable(
        table ->
            table
                .tableName("detailed")
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .attributeDefinitions(attribute("id", ScalarAttributeType.S))
                .keySchema(key("id", KeyType.HASH))
                .tableClass(TableClass.STANDARD_INFREQUENT_ACCESS)
                .sseSpecification(sse -> sse.enabled(true))
                .onDemandThroughput(most -> most.maxReadRequestUnits(7L))
                .tags(tag("team", "a")));
    TableDescription made = describe("detailed");
    assertThat(UUID.fromString(made.tableId())).isNotNull();
    assertThat(made.tableClassSummary().tableClass())
        .isEqualTo(TableClass.STANDARD_INFREQUENT_ACCESS);
    assertThat(made.sseDescription().status()).isEqualTo(SSEStatus.ENABLED);
    assertThat(made.onDemandThroughput().maxReadRequestUnits()).isEqualTo(7);
    assertThat(made.onDemandThroughput().maxWriteRequestUnits()).isNull();
    assertThat(made.warmThroughput().readUnitsPerSecond()).isEqualTo(12_000);
    assertThat(made.billingModeSummary().lastUpdateToPayPerRequestDateTime())
        .isEqualTo(made.creationDateTime());
    assertThat(made.itemCount()).isZero();
    assertThat(made.tableSizeBytes()).isZero();
    client.putItem(request -> request.tableName("detailed").item(id("a")));
    assertThat(describe("detailed").itemCount()).isEqualTo(1);
    assertThat(describe("detailed").tableSizeBytes()).isPositive();
    client.updateTable(
        request -> request.tableName("detailed").sseSpecification(sse -> sse.enabled(false)));
    TableDescription changed =
        client
            .updateTable(request -> request.tableName("detailed").tableClass(TableClass.STANDARD))
            .tableDescription();
    assertThat(changed.tableClassSummary().lastUpdateDateTime()).isNotNull();
    assertThat(changed.sseDescription()).isNull();
    assertThat(changed.tableId()).isEqualTo(made.tableId());
    assertThat(describe("detailed"))
        .isEqualTo(changed.toBuilder().tableStatus(TableStatus.ACTIVE).build());
  }

  @Test
  void countsUnitsOfEachIndexThatAWriteTouches() {
    String table = TestTables.sorted(ScalarAttributeType.N);
    assertThat(units(put(table, Map.of("id", s("a"), "n", n(1))))).isEqualTo("1.0 1.0 {}");
    assertThat(units(put(table, Map.of("id", s("a"), "n", n(1), "day", s("d"), "state", s("x")))))
        .isEqualTo("3.0 1.0 {by-day=1.0, by-state=1.0}");
    assertThat(
            units(
                put(
                    table,
                    Map.of("id", s("a"), "n", n(1), "day", s("e"), "state", s("x"), "v", n(1)))))
        .isEqualTo("3.0 1.0 {by-day=2.0}");
    assertThat(
            units(
                client
                    .deleteItem(
                        request ->
                            request
                                .tableName(table)
                                .key(id("a", n(1)))
                                .returnConsumedCapacity(ReturnConsumedCapacity.INDEXES))
                    .consumedCapacity()))
        .isEqualTo("3.0 1.0 {by-day=1.0, by-state=1.0}");
    ConsumedCapacity read =
        client
            .query(
                request ->
                    request
                        .tableName(table)
                        .indexName("by-state")
                        .keyConditionExpression("#s = :s")
                        .expressionAttributeNames(Map.of("#s", "state"))
                        .expressionAttributeValues(Map.of(":s", s("x")))
                        .returnConsumedCapacity(ReturnConsumedCapacity.INDEXES))
            .consumedCapacity();
    assertThat(units(read)).isEqualTo("0.5 0.0 {by-state=0.5}");
  }

  @Test
  void tellsTheSizeOfItemCollectionsOfTablesWithLocalIndexes() {
    client.createTable(
        table ->
            table
                .tableName("collected")
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .attributeDefinitions(
                    attribute("id", ScalarAttributeType.S),
                    attribute("n", ScalarAttributeType.N),
                    attribute("at", ScalarAttributeType.S))
                .keySchema(key("id", KeyType.HASH), key("n", KeyType.RANGE))
                .localSecondaryIndexes(
                    LocalSecondaryIndex.builder()
                        .indexName("by-at")
                        .keySchema(key("id", KeyType.HASH), key("at", KeyType.RANGE))
                        .projection(Projection.builder().projectionType(ProjectionType.ALL).build())
                        .build()));
    var answer =
        client.putItem(
            request ->
                request
                    .tableName("collected")
                    .item(Map.of("id", s("a"), "n", n(1), "at", s("x")))
                    .returnConsumedCapacity(ReturnConsumedCapacity.INDEXES)
                    .returnItemCollectionMetrics(ReturnItemCollectionMetrics.SIZE));
    assertThat(answer.itemCollectionMetrics().itemCollectionKey()).isEqualTo(id("a"));
    assertThat(answer.itemCollectionMetrics().sizeEstimateRangeGB()).containsExactly(0.0, 1.0);
    assertThat(answer.consumedCapacity().localSecondaryIndexes()).containsOnlyKeys("by-at");
    assertThat(answer.consumedCapacity().capacityUnits()).isEqualTo(2);
  }

  @Test
  void asksForUnitsOfIndexesOfProvisionedTables() {
    assertThatThrownBy(
            () ->
                client.createTable(
                    table ->
                        table
                            .tableName("without-units")
                            .attributeDefinitions(
                                attribute("id", ScalarAttributeType.S),
                                attribute("day", ScalarAttributeType.S))
                            .keySchema(key("id", KeyType.HASH))
                            .provisionedThroughput(
                                units -> units.readCapacityUnits(1L).writeCapacityUnits(1L))
                            .globalSecondaryIndexes(
                                GlobalSecondaryIndex.builder()
                                    .indexName("by-day")
                                    .keySchema(key("day", KeyType.HASH))
                                    .projection(
                                        Projection.builder()
                                            .projectionType(ProjectionType.ALL)
                                            .build())
                                    .build())))
        .hasMessageContaining("ProvisionedThroughput is not specified for index: by-day");
  }

  @Test
  void keepsTagsInPages() {
    String table = TestTables.simple();
    String arn = describe(table).tableArn();
    client.tagResource(
        request ->
            request
                .resourceArn(arn)
                .tags(IntStream.range(10, 60).mapToObj(i -> tag("k" + i, "v")).toList()));
    client.tagResource(request -> request.resourceArn(arn).tags(tag("k10", "other")));
    List<Tag> all = tags(arn);
    assertThat(all).hasSize(50).doesNotHaveDuplicates().contains(tag("k10", "other"));
    assertThatThrownBy(
            () -> client.tagResource(request -> request.resourceArn(arn).tags(tag("one", "more"))))
        .hasMessageContaining(
            "Number of Tags exceed the current limit for the provided ResourceArn");
    client.untagResource(request -> request.resourceArn(arn).tagKeys("k10", "none"));
    assertThat(tags(arn)).hasSize(49);
    assertThatThrownBy(
            () -> client.listTagsOfResource(request -> request.resourceArn(arn + "-not-there")))
        .isInstanceOf(ResourceNotFoundException.class);
  }

  @Test
  void keepsAPolicyByItsRevision() {
    String arn = describe(TestTables.simple()).tableArn();
    assertThatThrownBy(() -> client.getResourcePolicy(request -> request.resourceArn(arn)))
        .isInstanceOf(PolicyNotFoundException.class);
    String first =
        client
            .putResourcePolicy(
                request -> request.resourceArn(arn).policy(POLICY).expectedRevisionId("NO_POLICY"))
            .revisionId();
    assertThat(
            client
                .putResourcePolicy(request -> request.resourceArn(arn).policy(POLICY))
                .revisionId())
        .isEqualTo(first);
    assertThatThrownBy(
            () ->
                client.putResourcePolicy(
                    request ->
                        request.resourceArn(arn).policy(POLICY + " ").expectedRevisionId("other")))
        .isInstanceOf(PolicyNotFoundException.class);
    assertThat(client.getResourcePolicy(request -> request.resourceArn(arn)).policy())
        .isEqualTo(POLICY);
    assertThat(client.deleteResourcePolicy(request -> request.resourceArn(arn)).revisionId())
        .isEqualTo(first);
    assertThatThrownBy(() -> client.getResourcePolicy(request -> request.resourceArn(arn)))
        .isInstanceOf(PolicyNotFoundException.class);
  }

  @Test
  void namesTheAddressThatWasCalled() {
    assertThat(client.describeEndpoints().endpoints().getFirst().address())
        .isEqualTo(RunningTableService.address().getAuthority());
  }

  @Test
  void saysWhatOneRegionHasNotGot() {
    assertThatThrownBy(() -> client.listGlobalTables(request -> request.limit(1)))
        .isInstanceOfSatisfying(
            DynamoDbException.class,
            refused -> {
              assertThat(refused.statusCode()).isEqualTo(400);
              assertThat(refused.awsErrorDetails().errorCode())
                  .isEqualTo("UnsupportedOperationException");
              assertThat(refused.awsErrorDetails().errorMessage()).contains("ListGlobalTables");
            });
    assertThatThrownBy(
            () -> client.describeKinesisStreamingDestination(request -> request.tableName("abc")))
        .hasMessageContaining("DescribeKinesisStreamingDestination");
  }

  private List<Tag> tags(String arn) {
    List<Tag> tags = new ArrayList<>();
    String next = "";
    do {
      String from = next;
      var page =
          client.listTagsOfResource(
              request -> request.resourceArn(arn).nextToken(from.isEmpty() ? null : from));
      tags.addAll(page.tags());
      next = page.nextToken() == null ? "" : page.nextToken();
    } while (!next.isEmpty());
    return tags;
  }

  private TableDescription describe(String table) {
    return client.describeTable(request -> request.tableName(table)).table();
  }

  private ConsumedCapacity put(
      String table,
      Map<String, software.amazon.awssdk.services.dynamodb.model.AttributeValue> item) {
    return client
        .putItem(
            request ->
                request
                    .tableName(table)
                    .item(item)
                    .returnConsumedCapacity(ReturnConsumedCapacity.INDEXES))
        .consumedCapacity();
  }

  private static String units(ConsumedCapacity capacity) {
    Map<String, Double> indexes = new java.util.TreeMap<>();
    capacity
        .globalSecondaryIndexes()
        .forEach((name, units) -> indexes.put(name, units.capacityUnits()));
    return capacity.capacityUnits() + " " + capacity.table().capacityUnits() + " " + indexes;
  }

  private static Tag tag(String key, String value) {
    return Tag.builder().key(key).value(value).build();
  }
}

package io.benchtable.tables.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.benchtable.tables.RunningTableService;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndexUpdate;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.ResourceInUseException;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.StreamSpecification;
import software.amazon.awssdk.services.dynamodb.model.StreamViewType;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.services.dynamodb.model.TableStatus;
import software.amazon.awssdk.services.dynamodb.waiters.DynamoDbWaiter;

class TableOperationsIntegrationTests {

  private final DynamoDbClient client = RunningTableService.client();

  @Test
  void describesATableAsItWasMade() {
    client.createTable(
        table ->
            table
                .tableName("runs-described")
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .attributeDefinitions(
                    attribute("benchmarkId", ScalarAttributeType.S),
                    attribute("runId", ScalarAttributeType.N),
                    attribute("day", ScalarAttributeType.B))
                .keySchema(key("benchmarkId", KeyType.HASH), key("runId", KeyType.RANGE))
                .globalSecondaryIndexes(
                    GlobalSecondaryIndex.builder()
                        .indexName("by-day")
                        .keySchema(key("day", KeyType.HASH), key("runId", KeyType.RANGE))
                        .projection(
                            projection ->
                                projection
                                    .projectionType(ProjectionType.INCLUDE)
                                    .nonKeyAttributes("cost"))
                        .build())
                .streamSpecification(
                    stream ->
                        stream
                            .streamEnabled(true)
                            .streamViewType(StreamViewType.NEW_AND_OLD_IMAGES)));

    TableDescription table =
        client.describeTable(request -> request.tableName("runs-described")).table();

    assertThat(table.tableStatus()).isEqualTo(TableStatus.ACTIVE);
    assertThat(table.tableArn())
        .isEqualTo("arn:aws:dynamodb:local:000000000000:table/runs-described");
    assertThat(table.keySchema())
        .containsExactly(key("benchmarkId", KeyType.HASH), key("runId", KeyType.RANGE));
    assertThat(table.attributeDefinitions()).hasSize(3);
    assertThat(table.globalSecondaryIndexes()).hasSize(1);
    assertThat(table.globalSecondaryIndexes().getFirst().projection().nonKeyAttributes())
        .containsExactly("cost");
    assertThat(table.latestStreamArn())
        .isEqualTo(table.tableArn() + "/stream/" + table.latestStreamLabel());
    assertThat(table.billingModeSummary().billingMode()).isEqualTo(BillingMode.PAY_PER_REQUEST);
    try (DynamoDbWaiter waiter = client.waiter()) {
      assertThat(
              waiter
                  .waitUntilTableExists(request -> request.tableName("runs-described"))
                  .matched()
                  .response())
          .isPresent();
    }
  }

  @Test
  void refusesATableThatIsThere() {
    createSimple("there-already");
    assertThatThrownBy(() -> createSimple("there-already"))
        .isInstanceOf(ResourceInUseException.class)
        .hasMessageContaining("Table already exists: there-already");
  }

  @Test
  void deletesATableAndMakesItAgain() {
    createSimple("made-again");
    client.deleteTable(request -> request.tableName("made-again"));
    assertThatThrownBy(() -> client.describeTable(request -> request.tableName("made-again")))
        .isInstanceOf(ResourceNotFoundException.class)
        .hasMessageContaining("Requested resource not found: Table: made-again not found");
    createSimple("made-again");
    assertThat(client.describeTable(request -> request.tableName("made-again")).table())
        .isNotNull();
  }

  @Test
  void keepsAProtectedTable() {
    createSimple("protected");
    client.updateTable(request -> request.tableName("protected").deletionProtectionEnabled(true));
    assertThatThrownBy(() -> client.deleteTable(request -> request.tableName("protected")))
        .hasMessageContaining("currently protected against deletion");
  }

  @Test
  void listsTablesInPages() {
    IntStream.range(0, 5).forEach(i -> createSimple("listed-" + i));
    List<String> names =
        client.listTablesPaginator(request -> request.limit(2)).tableNames().stream()
            .filter(name -> name.startsWith("listed-"))
            .toList();
    assertThat(names).containsExactly("listed-0", "listed-1", "listed-2", "listed-3", "listed-4");
  }

  @Test
  void switchesAStreamOnAndOff() {
    createSimple("streamed");
    TableDescription on =
        client
            .updateTable(
                request ->
                    request
                        .tableName("streamed")
                        .streamSpecification(
                            stream ->
                                stream
                                    .streamEnabled(true)
                                    .streamViewType(StreamViewType.KEYS_ONLY)))
            .tableDescription();
    assertThat(on.streamSpecification().streamViewType()).isEqualTo(StreamViewType.KEYS_ONLY);
    assertThatThrownBy(
            () ->
                client.updateTable(
                    request ->
                        request
                            .tableName("streamed")
                            .streamSpecification(
                                stream ->
                                    stream
                                        .streamEnabled(true)
                                        .streamViewType(StreamViewType.NEW_IMAGE))))
        .hasMessageContaining("Table already has an enabled stream");
    TableDescription off =
        client
            .updateTable(
                request ->
                    request
                        .tableName("streamed")
                        .streamSpecification(stream -> stream.streamEnabled(false)))
            .tableDescription();
    assertThat(off.streamSpecification()).isNull();
    assertThat(off.latestStreamLabel()).isEqualTo(on.latestStreamLabel());
  }

  @Test
  void changesAllThatIsAskedForOrNothing() {
    createSimple("changed-whole");
    StreamSpecification stream =
        StreamSpecification.builder()
            .streamEnabled(true)
            .streamViewType(StreamViewType.KEYS_ONLY)
            .build();
    assertThatThrownBy(
            () ->
                client.updateTable(
                    request ->
                        request
                            .tableName("changed-whole")
                            .streamSpecification(stream)
                            .globalSecondaryIndexUpdates(
                                GlobalSecondaryIndexUpdate.builder()
                                    .update(
                                        index ->
                                            index
                                                .indexName("none")
                                                .warmThroughput(
                                                    warm -> warm.readUnitsPerSecond(1L)))
                                    .build())))
        .hasMessageContaining("Index none for table changed-whole");
    TableDescription same =
        client.describeTable(request -> request.tableName("changed-whole")).table();
    assertThat(same.streamSpecification()).isNull();
    assertThat(same.latestStreamLabel()).isNull();
    client.updateTable(
        request ->
            request
                .tableName("changed-whole")
                .billingMode(BillingMode.PROVISIONED)
                .provisionedThroughput(
                    units -> units.readCapacityUnits(2L).writeCapacityUnits(1L)));
    TableDescription changed =
        client
            .updateTable(
                request ->
                    request
                        .tableName("changed-whole")
                        .streamSpecification(stream)
                        .billingMode(BillingMode.PAY_PER_REQUEST))
            .tableDescription();
    assertThat(changed.streamSpecification()).isEqualTo(stream);
    assertThat(changed.billingModeSummary().billingMode()).isEqualTo(BillingMode.PAY_PER_REQUEST);
    assertThat(changed.provisionedThroughput().readCapacityUnits()).isZero();
    assertThat(changed.tableStatus()).isEqualTo(TableStatus.UPDATING);
    assertThat(client.describeTable(request -> request.tableName("changed-whole")).table())
        .isEqualTo(changed.toBuilder().tableStatus(TableStatus.ACTIVE).build());
  }

  @Test
  void refusesKeysThatAreNotDefined() {
    assertThatThrownBy(
            () ->
                client.createTable(
                    table ->
                        table
                            .tableName("undefined")
                            .billingMode(BillingMode.PAY_PER_REQUEST)
                            .attributeDefinitions(attribute("id", ScalarAttributeType.S))
                            .keySchema(key("other", KeyType.HASH))))
        .isInstanceOfSatisfying(
            DynamoDbException.class,
            e -> {
              assertThat(e.awsErrorDetails().errorCode()).isEqualTo("ValidationException");
              assertThat(e.awsErrorDetails().errorMessage())
                  .isEqualTo(
                      "One or more parameter values were invalid: Some index key attributes are not"
                          + " defined in AttributeDefinitions. Keys: [other],"
                          + " AttributeDefinitions: [id]");
            });
  }

  private void createSimple(String name) {
    client.createTable(
        table ->
            table
                .tableName(name)
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .attributeDefinitions(attribute("id", ScalarAttributeType.S))
                .keySchema(key("id", KeyType.HASH)));
  }

  private static AttributeDefinition attribute(String name, ScalarAttributeType type) {
    return AttributeDefinition.builder().attributeName(name).attributeType(type).build();
  }

  private static KeySchemaElement key(String name, KeyType type) {
    return KeySchemaElement.builder().attributeName(name).keyType(type).build();
  }
}

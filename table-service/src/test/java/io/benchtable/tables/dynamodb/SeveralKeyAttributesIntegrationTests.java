package io.benchtable.tables.dynamodb;

import static io.benchtable.tables.TestTables.id;
import static io.benchtable.tables.TestTables.n;
import static io.benchtable.tables.TestTables.s;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.benchtable.tables.RunningTableService;
import io.benchtable.tables.TestBackups;
import io.benchtable.tables.TestTables;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndexDescription;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndexUpdate;
import software.amazon.awssdk.services.dynamodb.model.IndexStatus;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/** An index whose keys have four attributes each, through the life of its table. */
class SeveralKeyAttributesIntegrationTests {

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final String INDEX = "by-all";
  private static final List<String> ATTRIBUTES =
      List.of("h1", "h2", "h3", "h4", "r1", "r2", "r3", "r4");

  private final DynamoDbClient client = RunningTableService.client();

  @Test
  void isFilledKeptRightAndRestored() {
    String table = TestTables.simple();
    for (int i = 0; i < 12; i++) {
      put(table, item(i));
    }
    put(table, Map.of("id", s("sparse"), "h1", s("h"), "r4", s("z")));
    makeIndex(table);
    assertThat(found(table))
        .containsExactly("0", "2", "4", "6", "8", "10", "1", "3", "5", "7", "9", "11");
    put(table, item(12));
    client.deleteItem(request -> request.tableName(table).key(id("1")));
    client.updateItem(
        request ->
            request
                .tableName(table)
                .key(id("3"))
                .updateExpression("SET r3 = :r")
                .expressionAttributeValues(Map.of(":r", n(-1))));
    client.updateItem(
        request -> request.tableName(table).key(id("5")).updateExpression("REMOVE h4"));
    List<String> now = List.of("0", "2", "4", "6", "8", "10", "12", "3", "7", "9", "11");
    assertThat(found(table)).containsExactlyElementsOf(now);

    assertThat(found(restored(table))).containsExactlyElementsOf(now);
  }

  private void makeIndex(String table) {
    client.updateTable(
        request ->
            request
                .tableName(table)
                .attributeDefinitions(definitions())
                .globalSecondaryIndexUpdates(
                    GlobalSecondaryIndexUpdate.builder()
                        .create(
                            index ->
                                index
                                    .indexName(INDEX)
                                    .keySchema(key())
                                    .projection(p -> p.projectionType(ProjectionType.ALL)))
                        .build()));
    await()
        .atMost(PATIENCE)
        .until(
            () -> index(table).map(one -> one.indexStatus() == IndexStatus.ACTIVE).orElse(false));
    assertThat(index(table).orElseThrow().keySchema()).isEqualTo(key());
  }

  private String restored(String table) {
    String restored = table + "-restored";
    String backup = TestBackups.available(client, table, "whole");
    TestBackups.restore(client, backup, restored, request -> request);
    return restored;
  }

  /** Of two halves in the order of the third sort attribute. */
  private static Map<String, AttributeValue> item(int number) {
    return Map.of(
        "id", s(Integer.toString(number)),
        "h1", s("h"),
        "h2", n(2),
        "h3", s("h"),
        "h4", s("h"),
        "r1", s("r"),
        "r2", s(number % 2 == 0 ? "even" : "odd"),
        "r3", n(number),
        "r4", s("r"));
  }

  private List<String> found(String table) {
    return client
        .queryPaginator(
            request ->
                request
                    .tableName(table)
                    .indexName(INDEX)
                    .keyConditionExpression(
                        "h1 = :h AND h2 = :two AND h3 = :h AND h4 = :h AND r1 = :r AND r2 > :e")
                    .expressionAttributeValues(
                        Map.of(":h", s("h"), ":two", n(2), ":r", s("r"), ":e", s("eve")))
                    .limit(2))
        .items()
        .stream()
        .map(item -> TestTables.value(item, "id").s())
        .toList();
  }

  private Optional<GlobalSecondaryIndexDescription> index(String table) {
    return client
        .describeTable(request -> request.tableName(table))
        .table()
        .globalSecondaryIndexes()
        .stream()
        .filter(one -> one.indexName().equals(INDEX))
        .findFirst();
  }

  private static List<KeySchemaElement> key() {
    return ATTRIBUTES.stream()
        .map(name -> TestTables.key(name, name.startsWith("h") ? KeyType.HASH : KeyType.RANGE))
        .toList();
  }

  private static List<AttributeDefinition> definitions() {
    return Stream.concat(Stream.of("id"), ATTRIBUTES.stream())
        .map(
            name ->
                TestTables.attribute(
                    name,
                    name.equals("h2") || name.equals("r3")
                        ? ScalarAttributeType.N
                        : ScalarAttributeType.S))
        .toList();
  }

  private void put(String table, Map<String, AttributeValue> item) {
    client.putItem(request -> request.tableName(table).item(item));
  }
}

package io.benchtable.dashboard.item;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is asked of DynamoDB's API when a table is made or changed. */
class DynamoTableChangesTests {

  private static final KeySettings KEY = new KeySettings("id", "secret");
  private static final Table.Keys KEYS =
      new Table.Keys(new Table.Key("site", "S"), Optional.of(new Table.Key("depth", "N")));

  private final FakeDynamo dynamo = new FakeDynamo();
  private final DynamoConnection connection = new DynamoConnection(dynamo.settings(), KEY);
  private final DynamoTableChanges changes = new DynamoTableChanges(connection);

  @AfterEach
  void end() {
    connection.destroy();
    dynamo.close();
  }

  @Test
  void capacityIsReservedForGlobalIndexesToo() {
    InMemoryTables sample = new InMemoryTables();
    SampleTables.fill(sample);
    changes.capacity(
        sample.describe("samples").orElseThrow(), Optional.of(new Table.Capacity(1, 2)));
    assertThat(dynamo.asked("UpdateTable").path("GlobalSecondaryIndexUpdates").toString())
        .contains("\"IndexName\":\"by-day\"", "\"WriteCapacityUnits\":2");
  }

  @Test
  void changesOfTablesAreAskedForAndRefusedInTheWordsOfTheTables() {
    changes.create(new NewTable("mine", KEYS, Optional.of("NEW_IMAGE"), List.of(), Map.of()));
    assertThat(dynamo.asked("CreateTable").toString())
        .contains("\"StreamViewType\":\"NEW_IMAGE\"", "PAY_PER_REQUEST", "\"RANGE\"")
        .doesNotContain("LocalSecondaryIndexes", "Tags");
    Table mine = SampleTables.plain("mine", KEYS);
    changes.createIndex(
        mine, new NewIndex("g", KEYS, new Table.Projection("INCLUDE", List.of("a"))));
    assertThat(dynamo.asked("UpdateTable").toString())
        .contains("\"Create\":{\"IndexName\":\"g\"", "\"NonKeyAttributes\":[\"a\"]")
        .doesNotContain("ProvisionedThroughput");
    changes.deleteIndex("mine", "g");
    assertThat(dynamo.asked("UpdateTable").toString()).contains("\"Delete\":{\"IndexName\":\"g\"}");
    changes.stream("mine", Optional.empty());
    assertThat(dynamo.asked("UpdateTable").toString()).contains("\"StreamEnabled\":false");
    changes.capacity(mine, Optional.of(new Table.Capacity(1, 2)));
    assertThat(dynamo.asked("UpdateTable").toString())
        .contains("PROVISIONED", "\"WriteCapacityUnits\":2")
        .doesNotContain("GlobalSecondaryIndexUpdates");
    changes.restore("mine", "copy", Optional.empty());
    assertThat(dynamo.asked("RestoreTableToPointInTime").toString())
        .contains("\"UseLatestRestorableTime\":true");
    dynamo.refuse("DeleteTable", "ResourceInUseException", "Table is being created: mine");
    assertThatThrownBy(() -> changes.delete("mine"))
        .isInstanceOf(ItemsRefused.class)
        .hasMessage("Table is being created: mine");
  }

  @Test
  void indexIsMadeWithAKeyOfSeveralAttributes() {
    Table.Keys keys =
        new Table.Keys(
            List.of(new Table.Key("lake", "S"), new Table.Key("basin", "N")),
            List.of(new Table.Key("day", "S"), new Table.Key("raw", "B")));
    changes.createIndex(
        SampleTables.plain("mine", KEYS), new NewIndex("g", keys, Table.Projection.ALL));
    assertThat(dynamo.asked("UpdateTable").toString())
        .contains(
            "\"KeySchema\":[{\"AttributeName\":\"lake\",\"KeyType\":\"HASH\"},"
                + "{\"AttributeName\":\"basin\",\"KeyType\":\"HASH\"},"
                + "{\"AttributeName\":\"day\",\"KeyType\":\"RANGE\"},"
                + "{\"AttributeName\":\"raw\",\"KeyType\":\"RANGE\"}]")
        .contains("{\"AttributeName\":\"raw\",\"AttributeType\":\"B\"}");
  }

  @Test
  void tableIsMadeWithLocalIndexesAndTags() {
    NewIndex byRaw =
        new NewIndex(
            "by-raw",
            new Table.Keys(new Table.Key("site", "S"), Optional.of(new Table.Key("raw", "B"))),
            new Table.Projection("INCLUDE", List.of("note")));
    changes.create(
        new NewTable("mine", KEYS, Optional.empty(), List.of(byRaw), Map.of("team", "a b")));
    var asked = dynamo.asked("CreateTable");
    assertThat(asked.path("LocalSecondaryIndexes").toString())
        .isEqualTo(
            "[{\"IndexName\":\"by-raw\",\"KeySchema\":[{\"AttributeName\":\"site\","
                + "\"KeyType\":\"HASH\"},{\"AttributeName\":\"raw\",\"KeyType\":\"RANGE\"}],"
                + "\"Projection\":{\"ProjectionType\":\"INCLUDE\",\"NonKeyAttributes\":[\"note\"]}}]");
    assertThat(asked.path("AttributeDefinitions").toString())
        .isEqualTo(
            "[{\"AttributeName\":\"site\",\"AttributeType\":\"S\"},"
                + "{\"AttributeName\":\"depth\",\"AttributeType\":\"N\"},"
                + "{\"AttributeName\":\"raw\",\"AttributeType\":\"B\"}]");
    assertThat(asked.path("Tags").toString()).isEqualTo("[{\"Key\":\"team\",\"Value\":\"a b\"}]");
  }
}

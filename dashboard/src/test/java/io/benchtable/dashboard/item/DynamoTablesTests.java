package io.benchtable.dashboard.item;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is asked of DynamoDB's API for tables, and what its answers are read as. */
class DynamoTablesTests {

  private static final KeySettings KEY = new KeySettings("id", "secret");
  private static final Table.Keys KEYS =
      new Table.Keys(new Table.Key("site", "S"), Optional.of(new Table.Key("depth", "N")));

  private final FakeDynamo dynamo = new FakeDynamo();
  private final DynamoConnection connection = new DynamoConnection(dynamo.settings(), KEY);
  private final DynamoTables tables = new DynamoTables(connection);
  private final DynamoTableChanges changes = new DynamoTableChanges(connection);

  @AfterEach
  void end() {
    connection.destroy();
    dynamo.close();
  }

  @Test
  void tableIsReadWithAllThatItHas() {
    dynamo.answer(
        "DescribeTable",
        """
        {"Table": {"TableName": "samples", "TableStatus": "UPDATING", "ItemCount": 3,
          "TableSizeBytes": 99, "TableArn": "arn:t", "TableId": "id-1",
          "CreationDateTime": 1764230400,
          "DeletionProtectionEnabled": true,
          "BillingModeSummary": {"BillingMode": "PROVISIONED"},
          "ProvisionedThroughput": {"ReadCapacityUnits": 5, "WriteCapacityUnits": 7},
          "TableClassSummary": {"TableClass": "STANDARD_INFREQUENT_ACCESS"},
          "LatestStreamArn": "arn:s", "LatestStreamLabel": "2026-11-20T08:00:00.000",
          "StreamSpecification": {"StreamEnabled": true, "StreamViewType": "KEYS_ONLY"},
          "KeySchema": [{"AttributeName": "site", "KeyType": "HASH"},
                        {"AttributeName": "depth", "KeyType": "RANGE"}],
          "AttributeDefinitions": [{"AttributeName": "site", "AttributeType": "S"},
                                   {"AttributeName": "depth", "AttributeType": "N"},
                                   {"AttributeName": "raw", "AttributeType": "B"}],
          "GlobalSecondaryIndexes": [{"IndexName": "g", "IndexStatus": "CREATING",
            "Backfilling": true, "ItemCount": 1, "IndexSizeBytes": 2,
            "KeySchema": [{"AttributeName": "raw", "KeyType": "HASH"}],
            "Projection": {"ProjectionType": "INCLUDE", "NonKeyAttributes": ["a"]}}],
          "LocalSecondaryIndexes": [{"IndexName": "l",
            "KeySchema": [{"AttributeName": "site", "KeyType": "HASH"},
                          {"AttributeName": "raw", "KeyType": "RANGE"}],
            "Projection": {"ProjectionType": "ALL"}}]}}
        """);
    Table table = tables.describe("samples").orElseThrow();
    assertThat(table.status()).isEqualTo("UPDATING");
    assertThat(table.keys()).isEqualTo(KEYS);
    assertThat(table.stream().orElseThrow().since())
        .contains(Instant.parse("2026-11-20T08:00:00Z"));
    assertThat(table.settings())
        .isEqualTo(
            new Table.Settings(
                "arn:t",
                "id-1",
                Optional.of(new Table.Capacity(5, 7)),
                true,
                "STANDARD_INFREQUENT_ACCESS"));
    assertThat(table.index("g").orElseThrow())
        .isEqualTo(
            new Table.Index(
                "g",
                new Table.Keys(new Table.Key("raw", "B"), Optional.empty()),
                new Table.Projection("INCLUDE", List.of("a")),
                false,
                "CREATING",
                true,
                1,
                2));
    assertThat(table.index("l").orElseThrow().local()).isTrue();
  }

  @Test
  void keysOfSeveralAttributesAreReadInTheirOrder() {
    dynamo.answer(
        "DescribeTable",
        """
        {"Table": {"TableName": "surveys", "KeySchema": [{"AttributeName": "id", "KeyType": "HASH"}],
          "AttributeDefinitions": [{"AttributeName": "basin", "AttributeType": "N"}],
          "GlobalSecondaryIndexes": [{"IndexName": "g", "Projection": {"ProjectionType": "ALL"},
            "KeySchema": [{"AttributeName": "lake", "KeyType": "HASH"},
              {"AttributeName": "basin", "KeyType": "HASH"},
              {"AttributeName": "day", "KeyType": "RANGE"},
              {"AttributeName": "at", "KeyType": "RANGE"}]}]}}
        """);
    assertThat(tables.describe("surveys").orElseThrow().index("g").orElseThrow().keys())
        .isEqualTo(
            new Table.Keys(
                List.of(new Table.Key("lake", "S"), new Table.Key("basin", "N")),
                List.of(new Table.Key("day", "S"), new Table.Key("at", "S"))));
  }

  @Test
  void queryNamesValuesByTheirTypesAndCountsWhatWasRead() {
    dynamo.answer(
        "Query",
        """
        {"Items": [{"site": {"S": "a"}, "depth": {"N": "1E+2"}}], "Count": 1, "ScannedCount": 4,
         "ConsumedCapacity": {"TableName": "samples", "CapacityUnits": 1.5},
         "LastEvaluatedKey": {"site": {"S": "a,:/"}, "depth": {"N": "1"}}}
        """);
    TableQuery query =
        new TableQuery(
            "samples",
            Optional.of("by-day"),
            KEYS,
            List.of("a"),
            List.of(),
            Optional.of(new TableQuery.Sort("between", "1", "1e3")),
            List.of(
                new Filter(AttributePath.of("raw"), "=", "B", List.of("AQI=")),
                new Filter(AttributePath.of("odd name"), "not exists", "S", List.of()),
                new Filter(AttributePath.of("flag"), "<>", "BOOL", List.of("false"))),
            true,
            7,
            Optional.empty());
    TypedPage page = tables.query(query);
    assertThat(page.scanned()).isEqualTo(4);
    assertThat(page.units()).contains(new BigDecimal("1.5"));
    var asked = dynamo.asked("Query");
    assertThat(asked.path("KeyConditionExpression").stringValue())
        .isEqualTo("#p = :p AND #s BETWEEN :s AND :t");
    assertThat(asked.path("FilterExpression").stringValue())
        .isEqualTo("#f0 = :f0 AND attribute_not_exists(#f1) AND #f2 <> :f2");
    assertThat(asked.path("ExpressionAttributeNames").path("#f1").stringValue())
        .isEqualTo("odd name");
    assertThat(asked.path("ExpressionAttributeValues").toString())
        .contains(
            "\":f0\":{\"B\":\"AQI=\"}", "\":f2\":{\"BOOL\":false}", "\":t\":{\"N\":\"1E+3\"}");
    assertThat(asked.path("ReturnConsumedCapacity").stringValue()).isEqualTo("TOTAL");
    tables.scan(new TableScan("samples", Optional.empty(), List.of(), 5, page.next()));
    assertThat(dynamo.asked("Scan").path("ExclusiveStartKey").toString())
        .contains("{\"S\":\"a,:/\"}", "{\"N\":\"1\"}");
    assertThat(dynamo.asked("Scan").has("FilterExpression")).isFalse();
  }

  @Test
  void filtersLeadIntoMapsAndListsAndCompareWithSeveralValues() {
    AttributePath deep =
        new AttributePath(
            List.of(
                new AttributePath.Step.Name("a.b"),
                new AttributePath.Step.Place(2),
                new AttributePath.Step.Place(0),
                new AttributePath.Step.Name("size"),
                new AttributePath.Step.Name("size")));
    Expression filter =
        Filter.of(
            List.of(
                new Filter(deep, "between", "N", List.of("1", "2")),
                new Filter(AttributePath.of("kind"), "in", "S", List.of("x", "", "x"))));
    assertThat(filter.text())
        .isEqualTo("#f0[2][0].#f0_1.#f0_2 BETWEEN :f0 AND :f0_1 AND #f1 IN (:f1, :f1_1, :f1_2)");
    assertThat(filter.names())
        .containsEntry("#f0", "a.b")
        .containsEntry("#f0_1", "size")
        .containsEntry("#f0_2", "size")
        .containsEntry("#f1", "kind");
    assertThat(filter.values())
        .containsEntry(":f0_1", new Attribute("N", new BigDecimal("2")))
        .containsEntry(":f1_1", new Attribute("S", ""))
        .hasSize(5);
  }

  @Test
  void expiryRecoveryAndBackupsAreRead() {
    dynamo.answer(
        "DescribeTimeToLive",
        "{\"TimeToLiveDescription\":{\"TimeToLiveStatus\":\"ENABLED\",\"AttributeName\":\"until\"}}");
    dynamo.answer(
        "DescribeContinuousBackups",
        """
        {"ContinuousBackupsDescription": {"ContinuousBackupsStatus": "ENABLED",
          "PointInTimeRecoveryDescription": {"PointInTimeRecoveryStatus": "ENABLED",
            "RecoveryPeriodInDays": 35, "EarliestRestorableDateTime": 1,
            "LatestRestorableDateTime": 2}}}
        """);
    dynamo.answer(
        "ListBackups",
        """
        {"BackupSummaries": [
          {"BackupArn": "arn:1", "TableName": "gone", "BackupName": "old",
           "BackupStatus": "AVAILABLE", "BackupType": "SYSTEM", "BackupCreationDateTime": 1,
           "BackupExpiryDateTime": 9, "BackupSizeBytes": 5},
          {"BackupArn": "arn:2", "TableName": "samples", "BackupName": "new",
           "BackupStatus": "CREATING", "BackupType": "USER", "BackupCreationDateTime": 2}]}
        """);
    assertThat(tables.timeToLive("samples"))
        .contains(new TimeToLive("ENABLED", Optional.of("until")));
    assertThat(tables.recovery("samples"))
        .contains(
            new Recovery(
                true,
                Optional.of(35),
                Optional.of(Instant.ofEpochSecond(1)),
                Optional.of(Instant.ofEpochSecond(2))));
    assertThat(tables.backups("samples")).extracting(Backup::name).containsExactly("new", "old");
    assertThat(dynamo.asked("ListBackups").path("TableName").stringValue()).isEqualTo("samples");
    assertThat(tables.backups())
        .contains(
            new Backup(
                "arn:1",
                "gone",
                "old",
                "SYSTEM",
                "AVAILABLE",
                5,
                Optional.of(Instant.ofEpochSecond(1)),
                Optional.of(Instant.ofEpochSecond(9))));
    assertThat(dynamo.asked("ListBackups").has("TableName")).isFalse();
    assertThat(dynamo.asked("ListBackups").path("BackupType").stringValue()).isEqualTo("ALL");
  }

  @Test
  void whatIsNotSaidOfATableThatIsBeingMadeIsNotKnown() {
    dynamo.refuse(
        "DescribeTimeToLive",
        "ValidationException",
        "Cannot describe time to live while table is in CREATING state");
    dynamo.refuse("DescribeContinuousBackups", "TableNotFoundException", "Table not found: fresh");
    assertThat(tables.timeToLive("fresh")).isEmpty();
    assertThat(tables.recovery("fresh")).isEmpty();
  }

  @Test
  void tagsAreReadAndChangedByTheArnOfTheTable() {
    Table mine = SampleTables.plain("mine", KEYS);
    dynamo.answer(
        "ListTagsOfResource",
        "{\"Tags\":[{\"Key\":\"team\",\"Value\":\"a\"},{\"Key\":\"cost\",\"Value\":\"\"}]}");
    assertThat(tables.tags(mine).orElseThrow().toString()).isEqualTo("{cost=, team=a}");
    changes.tag(mine, "team", "b");
    assertThat(dynamo.asked("TagResource").path("Tags").toString())
        .isEqualTo("[{\"Key\":\"team\",\"Value\":\"b\"}]");
    changes.untag(mine, "team");
    assertThat(dynamo.asked("UntagResource").path("TagKeys").toString()).isEqualTo("[\"team\"]");
    for (String operation : List.of("ListTagsOfResource", "TagResource", "UntagResource")) {
      assertThat(dynamo.asked(operation).path("ResourceArn").stringValue())
          .isEqualTo(mine.settings().arn());
    }
    dynamo.refuse("ListTagsOfResource", "AccessDeniedException", "User is not allowed");
    assertThat(tables.tags(mine)).isEmpty();
  }
}

package io.benchtable.dashboard.item;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is asked of DynamoDB's API when an item is written. */
class DynamoItemWritesTests {

  private static final KeySettings KEY = new KeySettings("id", "secret");
  private static final Table.Keys KEYS =
      new Table.Keys(new Table.Key("site", "S"), Optional.of(new Table.Key("depth", "N")));

  private final FakeDynamo dynamo = new FakeDynamo();
  private final DynamoConnection connection = new DynamoConnection(dynamo.settings(), KEY);
  private final DynamoItemWrites writes = new DynamoItemWrites(connection);

  @AfterEach
  void end() {
    connection.destroy();
    dynamo.close();
  }

  @Test
  void itemIsOnlyWrittenOverWhatItsWriterHasSeen() {
    Table table = SampleTables.plain("samples", KEYS);
    Map<String, Attribute> was =
        Map.of(
            "site", new Attribute("S", "a"),
            "depth", new Attribute("N", new BigDecimal("1")),
            "kept", new Attribute("SS", List.of("x", "y")),
            "gone", new Attribute("NULL", true));
    Map<String, Attribute> now =
        Map.of(
            "site", new Attribute("S", "a"),
            "depth", new Attribute("N", new BigDecimal("1")),
            "kept", new Attribute("SS", List.of("x", "y")),
            "new", new Attribute("BS", List.of("AQ==")));
    assertThat(writes.replace(table, was, now)).isTrue();
    var asked = dynamo.asked("UpdateItem");
    assertThat(asked.path("UpdateExpression").stringValue())
        .matches("SET #u\\d = :u0 REMOVE #u\\d");
    assertThat(asked.path("ConditionExpression").stringValue())
        .startsWith("attribute_exists(#k) AND ")
        .contains("attribute_not_exists(#w", " = :w");
    assertThat(asked.path("ExpressionAttributeNames").toString()).contains("kept", "gone", "new");
    dynamo.refuse(
        "UpdateItem", "ConditionalCheckFailedException", "The conditional request failed");
    dynamo.refuse(
        "DeleteItem", "ConditionalCheckFailedException", "The conditional request failed");
    dynamo.refuse("PutItem", "ConditionalCheckFailedException", "The conditional request failed");
    assertThat(writes.replace(table, was, now)).isFalse();
    assertThat(writes.remove(table, was)).isFalse();
    assertThat(writes.create(table, now)).isFalse();
    assertThat(dynamo.asked("PutItem").path("ConditionExpression").stringValue())
        .isEqualTo("attribute_not_exists(#k)");
    assertThat(dynamo.asked("DeleteItem").path("Key").toString())
        .contains("{\"S\":\"a\"}", "{\"N\":\"1\"}")
        .doesNotContain("kept");
  }

  @Test
  void itemOfWhichVeryMuchChangesIsWrittenWithoutExpressions() {
    Table table = SampleTables.plain("samples", KEYS);
    Map<String, Attribute> was = new HashMap<>();
    was.put("site", new Attribute("S", "a"));
    was.put("depth", new Attribute("N", BigDecimal.ONE));
    was.put("same", new Attribute("SS", List.of("x")));
    Map<String, Attribute> now = new HashMap<>(was);
    for (int at = 0; at < 150; at++) {
      was.put("old" + at, new Attribute("NULL", true));
      now.put("new" + at, new Attribute("BOOL", true));
    }
    assertThat(writes.replace(table, was, now)).isTrue();
    var asked = dynamo.asked("UpdateItem");
    assertThat(asked.path("AttributeUpdates").size()).isEqualTo(300);
    assertThat(asked.path("AttributeUpdates").path("new7").toString())
        .isEqualTo("{\"Value\":{\"BOOL\":true},\"Action\":\"PUT\"}");
    assertThat(asked.path("AttributeUpdates").path("old7").toString())
        .isEqualTo("{\"Action\":\"DELETE\"}");
    assertThat(asked.path("Expected").size()).isEqualTo(303);
    assertThat(asked.path("Expected").path("site").toString())
        .isEqualTo("{\"Value\":{\"S\":\"a\"}}");
    assertThat(asked.path("Expected").path("same").toString())
        .isEqualTo("{\"Value\":{\"SS\":[\"x\"]}}");
    assertThat(asked.path("Expected").path("new149").toString()).isEqualTo("{\"Exists\":false}");
    assertThat(asked.has("ConditionExpression")).isFalse();
    assertThat(writes.remove(table, was)).isTrue();
    assertThat(dynamo.asked("DeleteItem").path("Expected").size()).isEqualTo(153);
    dynamo.refuse(
        "UpdateItem", "ConditionalCheckFailedException", "The conditional request failed");
    assertThat(writes.replace(table, was, now)).isFalse();
  }
}

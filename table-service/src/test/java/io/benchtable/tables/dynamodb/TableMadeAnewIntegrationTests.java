package io.benchtable.tables.dynamodb;

import static io.benchtable.tables.TestTables.attribute;
import static io.benchtable.tables.TestTables.key;
import static io.benchtable.tables.TestTables.s;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.benchtable.tables.RunningTableService;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/** Reads of a table that another instance has made anew, with another key, a moment ago. */
class TableMadeAnewIntegrationTests {

  private static final Map<String, AttributeValue> ITEM = Map.of("b", s("x"), "n", s("y"));

  private static ConfigurableApplicationContext second;
  private static DynamoDbClient other;

  private final DynamoDbClient client = RunningTableService.client();

  @BeforeAll
  static void startSecondInstance() {
    second =
        RunningTableService.start(
            RunningTableService.bean(Environment.class)
                .getRequiredProperty("spring.datasource.url"),
            Map.of());
    other = RunningTableService.client(RunningTableService.address(second));
  }

  @AfterAll
  static void stopSecondInstance() {
    other.close();
    second.close();
  }

  @Test
  void refusesAQueryByTheKeyThatTheTableHad() {
    String table = madeAnew("anew-query");
    assertThatThrownBy(
            () ->
                client.query(
                    request ->
                        request
                            .tableName(table)
                            .keyConditionExpression("a = :x")
                            .expressionAttributeValues(Map.of(":x", s("x")))))
        .isInstanceOf(DynamoDbException.class)
        .hasMessageContaining("Query condition missed key schema element: b");
  }

  @Test
  void findsNoItemByTheKeyThatTheTableHad() {
    String partition = madeAnew("anew-partition");
    assertThat(select(partition, "a = 'x'")).isEmpty();
    assertThat(select(partition, "b = 'x'")).containsExactly(ITEM);
    String one = madeAnew("anew-one");
    assertThat(select(one, "a = 'x' and n = 'y'")).isEmpty();
    assertThat(select(one, "b = 'x' and n = 'y'")).containsExactly(ITEM);
  }

  private List<Map<String, AttributeValue>> select(String table, String where) {
    return client
        .executeStatement(
            request -> request.statement("select * from \"%s\" where %s".formatted(table, where)))
        .items();
  }

  /** The one instance remembers it with key {@code a} while it has key {@code b}. */
  private String madeAnew(String table) {
    create(client, table, "a");
    client.putItem(request -> request.tableName(table).item(Map.of("a", s("x"), "n", s("y"))));
    other.deleteTable(request -> request.tableName(table));
    create(other, table, "b");
    other.putItem(request -> request.tableName(table).item(ITEM));
    return table;
  }

  private static void create(DynamoDbClient client, String table, String key) {
    client.createTable(
        request ->
            request
                .tableName(table)
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .attributeDefinitions(
                    attribute(key, ScalarAttributeType.S), attribute("n", ScalarAttributeType.S))
                .keySchema(key(key, KeyType.HASH), key("n", KeyType.RANGE)));
  }
}

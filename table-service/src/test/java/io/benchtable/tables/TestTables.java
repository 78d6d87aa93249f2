package io.benchtable.tables;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.Projection;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.StreamSpecification;
import software.amazon.awssdk.services.dynamodb.model.StreamViewType;

/** Tables and values for tests. */
public final class TestTables {

  private static final AtomicInteger NUMBER = new AtomicInteger();

  private TestTables() {}

  /** A new table with partition key {@code id}, a string. */
  public static String simple() {
    return simpleNamed("simple-" + NUMBER.incrementAndGet());
  }

  /** The same under a name that is given. */
  public static String simpleNamed(String name) {
    RunningTableService.client()
        .createTable(
            table ->
                table
                    .tableName(name)
                    .billingMode(BillingMode.PAY_PER_REQUEST)
                    .attributeDefinitions(attribute("id", ScalarAttributeType.S))
                    .keySchema(key("id", KeyType.HASH)));
    return name;
  }

  /**
   * A new table with partition key {@code id}, a string, and a sort key {@code n} of any type, an
   * index {@code by-day} (day, n) of everything, and an index {@code by-state} (state) of the keys
   * and {@code label}. With a stream.
   */
  public static String sorted(ScalarAttributeType sortType) {
    return sortedNamed("sorted-" + NUMBER.incrementAndGet(), sortType);
  }

  /** The same under a name that is given. */
  public static String sortedNamed(String name, ScalarAttributeType sortType) {
    RunningTableService.client()
        .createTable(
            table ->
                table
                    .tableName(name)
                    .billingMode(BillingMode.PAY_PER_REQUEST)
                    .attributeDefinitions(
                        attribute("id", ScalarAttributeType.S),
                        attribute("n", sortType),
                        attribute("day", ScalarAttributeType.S),
                        attribute("state", ScalarAttributeType.S))
                    .keySchema(key("id", KeyType.HASH), key("n", KeyType.RANGE))
                    .globalSecondaryIndexes(
                        GlobalSecondaryIndex.builder()
                            .indexName("by-day")
                            .keySchema(key("day", KeyType.HASH), key("n", KeyType.RANGE))
                            .projection(
                                Projection.builder().projectionType(ProjectionType.ALL).build())
                            .build(),
                        GlobalSecondaryIndex.builder()
                            .indexName("by-state")
                            .keySchema(key("state", KeyType.HASH))
                            .projection(
                                Projection.builder()
                                    .projectionType(ProjectionType.INCLUDE)
                                    .nonKeyAttributes("label")
                                    .build())
                            .build())
                    .streamSpecification(
                        StreamSpecification.builder()
                            .streamEnabled(true)
                            .streamViewType(StreamViewType.NEW_AND_OLD_IMAGES)
                            .build()));
    return name;
  }

  /** All items of a day, by the index of {@link #sorted}. */
  public static List<Map<String, AttributeValue>> ofDay(
      DynamoDbClient client, String table, String day) {
    return client
        .queryPaginator(
            query ->
                query
                    .tableName(table)
                    .indexName("by-day")
                    .keyConditionExpression("#day = :day")
                    .expressionAttributeNames(Map.of("#day", "day"))
                    .expressionAttributeValues(Map.of(":day", s(day))))
        .items()
        .stream()
        .toList();
  }

  public static AttributeDefinition attribute(String name, ScalarAttributeType type) {
    return AttributeDefinition.builder().attributeName(name).attributeType(type).build();
  }

  public static KeySchemaElement key(String name, KeyType type) {
    return KeySchemaElement.builder().attributeName(name).keyType(type).build();
  }

  public static AttributeValue s(String text) {
    return AttributeValue.fromS(text);
  }

  public static AttributeValue n(Object number) {
    return AttributeValue.fromN(String.valueOf(number));
  }

  public static AttributeValue b(int... bytes) {
    byte[] octets = new byte[bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      octets[i] = (byte) bytes[i];
    }
    return AttributeValue.fromB(SdkBytes.fromByteArray(octets));
  }

  public static Map<String, AttributeValue> id(String id) {
    return Map.of("id", s(id));
  }

  public static Map<String, AttributeValue> id(String id, AttributeValue n) {
    return Map.of("id", s(id), "n", n);
  }

  /** An attribute that must be there. */
  public static AttributeValue value(Map<String, AttributeValue> item, String name) {
    return Objects.requireNonNull(item.get(name), name);
  }
}

package io.benchtable.tables.dynamodb;

import static io.benchtable.tables.TestTables.s;
import static org.assertj.core.api.Assertions.assertThat;

import io.benchtable.tables.RunningTableService;
import io.benchtable.tables.TestTables;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/** Keys of indexes as long as they may be, in bytes that cannot be made smaller. */
class LongestIndexKeysIntegrationTests {

  private final DynamoDbClient client = RunningTableService.client();
  private final Random random = new Random(5);

  @ParameterizedTest
  @CsvSource({"1, 1", "1, 2", "1, 4", "2, 0", "2, 1", "3, 2", "4, 4"})
  void areKept(int partition, int sort) {
    String table = table(partition, sort);
    Map<String, AttributeValue> item = new HashMap<>();
    item.put("id", s(text(2048)));
    item.put("n", bytes(1024));
    names("h", partition).forEach(name -> item.put(name, s(text(1))));
    names("r", sort).forEach(name -> item.put(name, bytes(1)));
    item.put("h0", s(text(2048 - (partition - 1))));
    if (sort > 0) {
      item.put("r0", bytes(1024 - (sort - 1)));
    }
    put(table, item);
    assertThat(client.scan(request -> request.tableName(table).indexName("by-all")).items())
        .containsExactly(item);
    ItemOperationsIntegrationTests.refused(
        () -> put(table, with(item, "h0", s(text(2049 - (partition - 1))))),
        "One or more parameter values were invalid: Size of hashkey has exceeded the maximum size"
            + " limit of2048 bytes");
    if (sort > 0) {
      ItemOperationsIntegrationTests.refused(
          () -> put(table, with(item, "r0", bytes(1025 - (sort - 1)))),
          "One or more parameter values were invalid: Aggregated size of all range keys has"
              + " exceeded the size limit of 1024 bytes");
    }
  }

  private String table(int partition, int sort) {
    String table = "longest-" + partition + "-" + sort;
    List<AttributeDefinition> definitions = new ArrayList<>();
    List<KeySchemaElement> key = new ArrayList<>();
    for (String name : names("h", partition)) {
      definitions.add(TestTables.attribute(name, ScalarAttributeType.S));
      key.add(TestTables.key(name, KeyType.HASH));
    }
    for (String name : names("r", sort)) {
      definitions.add(TestTables.attribute(name, ScalarAttributeType.B));
      key.add(TestTables.key(name, KeyType.RANGE));
    }
    definitions.add(TestTables.attribute("id", ScalarAttributeType.S));
    definitions.add(TestTables.attribute("n", ScalarAttributeType.B));
    client.createTable(
        request ->
            request
                .tableName(table)
                .attributeDefinitions(definitions)
                .keySchema(TestTables.key("id", KeyType.HASH), TestTables.key("n", KeyType.RANGE))
                .globalSecondaryIndexes(
                    GlobalSecondaryIndex.builder()
                        .indexName("by-all")
                        .keySchema(key)
                        .projection(p -> p.projectionType(ProjectionType.KEYS_ONLY))
                        .build())
                .billingMode("PAY_PER_REQUEST"));
    return table;
  }

  private static List<String> names(String prefix, int many) {
    return IntStream.range(0, many).mapToObj(number -> prefix + number).toList();
  }

  private static Map<String, AttributeValue> with(
      Map<String, AttributeValue> item, String name, AttributeValue value) {
    Map<String, AttributeValue> changed = new HashMap<>(item);
    changed.put(name, value);
    return changed;
  }

  private String text(int length) {
    return random
        .ints(length, '0', 'z')
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private AttributeValue bytes(int length) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return AttributeValue.fromB(SdkBytes.fromByteArray(bytes));
  }

  private void put(String table, Map<String, AttributeValue> item) {
    client.putItem(request -> request.tableName(table).item(item));
  }
}

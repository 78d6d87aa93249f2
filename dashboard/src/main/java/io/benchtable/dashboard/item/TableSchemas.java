package io.benchtable.dashboard.item;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.LocalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.Projection;
import software.amazon.awssdk.services.dynamodb.model.ProvisionedThroughput;
import software.amazon.awssdk.services.dynamodb.model.Tag;

/** Keys, indexes, tags and units as the AWS SDK has them. */
final class TableSchemas {

  private TableSchemas() {}

  static Projection projection(Table.Projection projection) {
    Projection.Builder built = Projection.builder().projectionType(projection.type());
    if (!projection.attributes().isEmpty()) {
      built.nonKeyAttributes(projection.attributes());
    }
    return built.build();
  }

  static LocalSecondaryIndex local(NewIndex index) {
    return LocalSecondaryIndex.builder()
        .indexName(index.name())
        .keySchema(schema(index.keys()))
        .projection(projection(index.projection()))
        .build();
  }

  static List<Tag> tags(Map<String, String> tags) {
    return tags.entrySet().stream()
        .map(tag -> Tag.builder().key(tag.getKey()).value(tag.getValue()).build())
        .toList();
  }

  static ProvisionedThroughput throughput(Table.Capacity units) {
    return ProvisionedThroughput.builder()
        .readCapacityUnits(units.read())
        .writeCapacityUnits(units.write())
        .build();
  }

  /** The attributes of several keys, each once. */
  static List<AttributeDefinition> definitions(List<Table.Keys> keys) {
    Map<String, AttributeDefinition> definitions = new LinkedHashMap<>();
    keys.stream()
        .flatMap(one -> one.all().stream())
        .forEach(
            key ->
                definitions.put(
                    key.name(),
                    AttributeDefinition.builder()
                        .attributeName(key.name())
                        .attributeType(key.type())
                        .build()));
    return List.copyOf(definitions.values());
  }

  static List<KeySchemaElement> schema(Table.Keys keys) {
    return Stream.concat(
            keys.partition().stream().map(key -> element(key, KeyType.HASH)),
            keys.sort().stream().map(key -> element(key, KeyType.RANGE)))
        .toList();
  }

  private static KeySchemaElement element(Table.Key key, KeyType type) {
    return KeySchemaElement.builder().attributeName(key.name()).keyType(type).build();
  }
}

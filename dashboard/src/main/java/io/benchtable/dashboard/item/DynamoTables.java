package io.benchtable.dashboard.item;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import software.amazon.awssdk.services.dynamodb.model.StreamSpecification;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;

/** Tables through the AWS SDK. */
@Component
class DynamoTables implements Tables, DisposableBean {

  private final DynamoDbClient client;
  private final ItemsSettings settings;

  DynamoTables(ItemsSettings settings, KeySettings key) {
    this.settings = settings;
    this.client = DynamoClients.of(settings, key);
  }

  @Override
  public List<String> names() {
    return DynamoClients.asked(
        settings,
        () -> client.listTablesPaginator().tableNames().stream().sorted().toList(),
        List.of());
  }

  @Override
  public Optional<Table> describe(String name) {
    return DynamoClients.asked(
        settings,
        () -> Optional.of(table(client.describeTable(request -> request.tableName(name)).table())),
        Optional.empty());
  }

  @Override
  public TypedPage query(TableQuery query) {
    Map<String, String> names = new HashMap<>();
    Map<String, AttributeValue> values = new HashMap<>();
    names.put("#p", query.keys().partition().name());
    values.put(":p", DynamoValues.key(query.keys().partition().type(), query.partition()));
    if (query.sort().isPresent() && query.keys().sort().isPresent()) {
      Table.Key sort = query.keys().sort().get();
      names.put("#s", sort.name());
      values.put(":s", DynamoValues.key(sort.type(), query.sort().get().value()));
    }
    QueryRequest.Builder request =
        QueryRequest.builder()
            .tableName(query.table())
            .keyConditionExpression(query.condition())
            .expressionAttributeNames(names)
            .expressionAttributeValues(values)
            .scanIndexForward(!query.descending())
            .limit(query.limit());
    query.index().ifPresent(request::indexName);
    query.after().map(DynamoPosition::read).ifPresent(request::exclusiveStartKey);
    return DynamoClients.asked(
        settings,
        () -> {
          var page = client.query(request.build());
          return page(page.items(), page.lastEvaluatedKey());
        },
        new TypedPage(List.of(), Optional.empty()));
  }

  @Override
  public TypedPage scan(String table, int limit, Optional<String> after) {
    ScanRequest.Builder request = ScanRequest.builder().tableName(table).limit(limit);
    after.map(DynamoPosition::read).ifPresent(request::exclusiveStartKey);
    return DynamoClients.asked(
        settings,
        () -> {
          var page = client.scan(request.build());
          return page(page.items(), page.lastEvaluatedKey());
        },
        new TypedPage(List.of(), Optional.empty()));
  }

  @Override
  public Optional<Map<String, Attribute>> find(
      Table table, String partition, Optional<String> sort) {
    Map<String, AttributeValue> key = new HashMap<>();
    Table.Keys keys = table.keys();
    key.put(keys.partition().name(), DynamoValues.key(keys.partition().type(), partition));
    keys.sort()
        .ifPresent(one -> key.put(one.name(), DynamoValues.key(one.type(), sort.orElse(""))));
    return DynamoClients.asked(
        settings,
        () -> {
          var found = client.getItem(get -> get.tableName(table.name()).key(key));
          return found.hasItem()
              ? Optional.of(DynamoValues.attributes(found.item()))
              : Optional.empty();
        },
        Optional.empty());
  }

  @Override
  public void destroy() {
    client.close();
  }

  private static TypedPage page(
      List<Map<String, AttributeValue>> items, Map<String, AttributeValue> last) {
    return new TypedPage(
        items.stream().map(DynamoValues::attributes).toList(),
        last.isEmpty() ? Optional.empty() : Optional.of(DynamoPosition.write(last)));
  }

  private static Table table(TableDescription described) {
    Map<String, String> types =
        described.attributeDefinitions().stream()
            .collect(
                Collectors.toMap(
                    AttributeDefinition::attributeName,
                    AttributeDefinition::attributeTypeAsString));
    List<Table.Index> indexes = new ArrayList<>();
    described
        .globalSecondaryIndexes()
        .forEach(
            index ->
                indexes.add(
                    new Table.Index(
                        index.indexName(),
                        keys(index.keySchema(), types),
                        index.projection().projectionTypeAsString())));
    return new Table(
        described.tableName(),
        keys(described.keySchema(), types),
        indexes,
        Optional.ofNullable(described.itemCount()).orElse(0L),
        Optional.ofNullable(described.tableSizeBytes()).orElse(0L),
        Optional.ofNullable(described.streamSpecification())
            .map(StreamSpecification::streamViewTypeAsString),
        Optional.ofNullable(described.creationDateTime()));
  }

  private static Table.Keys keys(List<KeySchemaElement> schema, Map<String, String> types) {
    return new Table.Keys(
        key(schema, KeyType.HASH, types).orElse(new Table.Key("?", "S")),
        key(schema, KeyType.RANGE, types));
  }

  private static Optional<Table.Key> key(
      List<KeySchemaElement> schema, KeyType type, Map<String, String> types) {
    return schema.stream()
        .filter(element -> element.keyType() == type)
        .map(KeySchemaElement::attributeName)
        .map(name -> new Table.Key(name, types.getOrDefault(name, "S")))
        .findFirst();
  }
}

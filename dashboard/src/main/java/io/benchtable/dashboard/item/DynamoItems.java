package io.benchtable.dashboard.item;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;

/** Items through the AWS SDK: the table service, Amazon DynamoDB and Alternator alike. */
@Component
class DynamoItems implements Items {

  private static final ItemPage NO_TABLE = new ItemPage(List.of(), Optional.empty());

  private final DynamoConnection tables;
  private final DynamoDbClient client;

  DynamoItems(DynamoConnection tables) {
    this.tables = tables;
    this.client = tables.client();
  }

  @Override
  public Optional<Item> find(String table, Map<String, String> key) {
    return tables.asked(
        () -> {
          var found =
              client.getItem(get -> get.tableName(table).key(texts(key)).consistentRead(true));
          return found.hasItem() ? Optional.of(DynamoValues.item(found.item())) : Optional.empty();
        },
        Optional.empty());
  }

  @Override
  public ItemPage query(ItemQuery query) {
    ItemPage page = tables.asked(() -> answer(query), NO_TABLE);
    if (page == NO_TABLE && query.after().isPresent()) {
      throw new ItemsUnreachable(
          "Expected the next page of table %s, but the table is gone".formatted(query.table()));
    }
    return page;
  }

  private ItemPage answer(ItemQuery query) {
    QueryResponse page = client.query(request(query));
    return new ItemPage(
        page.items().stream().map(DynamoValues::item).toList(),
        page.hasLastEvaluatedKey() && !page.lastEvaluatedKey().isEmpty()
            ? Optional.of(DynamoPosition.write(page.lastEvaluatedKey()))
            : Optional.empty());
  }

  @Override
  public boolean create(String table, String key, Item item) {
    return tables.asked(
        () -> {
          client.putItem(
              put ->
                  put.tableName(table)
                      .item(DynamoValues.values(item))
                      .conditionExpression("attribute_not_exists(#k)")
                      .expressionAttributeNames(Map.of("#k", key)));
          return true;
        },
        false);
  }

  @Override
  public boolean change(String table, Map<String, String> key, ItemChange change) {
    Map<String, String> names = new HashMap<>();
    Map<String, AttributeValue> values = new HashMap<>();
    StringJoiner set = new StringJoiner(", ");
    change
        .set()
        .forEach(
            (name, value) -> {
              String at = String.valueOf(names.size());
              names.put("#a" + at, name);
              values.put(":v" + at, DynamoValues.value(value));
              set.add("#a" + at + " = :v" + at);
            });
    StringJoiner remove = new StringJoiner(", ");
    for (String name : change.remove()) {
      String at = "#a" + names.size();
      names.put(at, name);
      remove.add(at);
    }
    names.put("#expected", change.expected());
    StringJoiner oneOf = new StringJoiner(", ");
    for (String text : change.oneOf()) {
      String at = ":o" + values.size();
      values.put(at, AttributeValue.fromS(text));
      oneOf.add(at);
    }
    String update =
        (change.set().isEmpty() ? "" : "SET " + set)
            + (change.remove().isEmpty() ? "" : " REMOVE " + remove);
    return tables.asked(
        () -> {
          client.updateItem(
              request ->
                  request
                      .tableName(table)
                      .key(texts(key))
                      .updateExpression(update.strip())
                      .conditionExpression(
                          change.oneOf().isEmpty()
                              ? "attribute_exists(#expected)"
                              : "#expected IN (" + oneOf + ")")
                      .expressionAttributeNames(names)
                      .expressionAttributeValues(values));
          return true;
        },
        false);
  }

  private static QueryRequest request(ItemQuery query) {
    Map<String, String> names = new HashMap<>(Map.of("#p", query.partition()));
    Map<String, AttributeValue> values =
        new HashMap<>(Map.of(":p", AttributeValue.fromS(query.value())));
    String condition = "#p = :p";
    if (query.from().isPresent()) {
      names.put("#s", query.from().get().name());
      values.put(":s", AttributeValue.fromS(query.from().get().value()));
      condition = "#p = :p AND #s >= :s";
    }
    QueryRequest.Builder request =
        QueryRequest.builder()
            .tableName(query.table())
            .keyConditionExpression(condition)
            .scanIndexForward(!query.descending())
            .limit(query.limit());
    query.index().ifPresent(request::indexName);
    query.after().map(DynamoPosition::read).ifPresent(request::exclusiveStartKey);
    if (!query.attributes().isEmpty()) {
      StringJoiner projection = new StringJoiner(", ");
      for (String name : query.attributes()) {
        String at = "#w" + names.size();
        names.put(at, name);
        projection.add(at);
      }
      request.projectionExpression(projection.toString());
    }
    return request.expressionAttributeNames(names).expressionAttributeValues(values).build();
  }

  private static Map<String, AttributeValue> texts(Map<String, String> key) {
    return key.entrySet().stream()
        .collect(
            Collectors.toMap(Map.Entry::getKey, entry -> AttributeValue.fromS(entry.getValue())));
  }
}

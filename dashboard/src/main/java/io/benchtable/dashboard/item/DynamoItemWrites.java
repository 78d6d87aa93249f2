package io.benchtable.dashboard.item;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/** Writes of single items through the AWS SDK. */
@Component
class DynamoItemWrites implements ItemWrites {

  private final DynamoConnection tables;
  private final DynamoDbClient client;

  DynamoItemWrites(DynamoConnection tables) {
    this.tables = tables;
    this.client = tables.client();
  }

  @Override
  public boolean create(Table table, Map<String, Attribute> item) {
    return put(
        table,
        item,
        new Expression(
            "attribute_not_exists(#k)", Map.of("#k", table.keys().names().getFirst()), Map.of()));
  }

  @Override
  public boolean replace(Table table, Map<String, Attribute> was, Map<String, Attribute> item) {
    ItemEdit edit = ItemEdit.of(table.keys(), was, item);
    if (!edit.fits()) {
      return update(table, was, WideEdit.of(table.keys(), was, item));
    }
    return edit.update().isEmpty() || update(table, was, edit);
  }

  @Override
  public boolean remove(Table table, Map<String, Attribute> was) {
    if (was.size() > ItemEdit.MOST) {
      return remove(table, was, WideEdit.unchanged(was));
    }
    Expression condition = ItemEdit.unchanged(table.keys(), was);
    return written(
        () ->
            client.deleteItem(
                request -> {
                  request
                      .tableName(table.name())
                      .key(key(table, was))
                      .conditionExpression(condition.text())
                      .expressionAttributeNames(condition.names());
                  values(condition, request::expressionAttributeValues);
                }));
  }

  private boolean remove(Table table, Map<String, Attribute> was, WideEdit edit) {
    return written(
        () ->
            client.deleteItem(
                request ->
                    request
                        .tableName(table.name())
                        .key(key(table, was))
                        .expected(edit.expected())));
  }

  private boolean update(Table table, Map<String, Attribute> was, WideEdit edit) {
    return written(
        () ->
            client.updateItem(
                request ->
                    request
                        .tableName(table.name())
                        .key(key(table, was))
                        .attributeUpdates(edit.updates())
                        .expected(edit.expected())));
  }

  private boolean put(Table table, Map<String, Attribute> item, Expression condition) {
    return written(
        () ->
            client.putItem(
                request -> {
                  request
                      .tableName(table.name())
                      .item(DynamoValues.typed(item))
                      .conditionExpression(condition.text())
                      .expressionAttributeNames(condition.names());
                  values(condition, request::expressionAttributeValues);
                }));
  }

  private boolean update(Table table, Map<String, Attribute> was, ItemEdit edit) {
    Map<String, String> names = new HashMap<>(edit.update().names());
    names.putAll(edit.condition().names());
    Map<String, Attribute> values = new HashMap<>(edit.update().values());
    values.putAll(edit.condition().values());
    return written(
        () ->
            client.updateItem(
                request -> {
                  request
                      .tableName(table.name())
                      .key(key(table, was))
                      .updateExpression(edit.update().text())
                      .conditionExpression(edit.condition().text())
                      .expressionAttributeNames(names);
                  values(new Expression("", Map.of(), values), request::expressionAttributeValues);
                }));
  }

  private boolean written(Runnable write) {
    return tables.told(
        () -> {
          try {
            write.run();
            return true;
          } catch (ConditionalCheckFailedException _) {
            return false;
          }
        });
  }

  private static void values(Expression expression, Consumer<Map<String, AttributeValue>> set) {
    if (!expression.values().isEmpty()) {
      set.accept(DynamoValues.typed(expression.values()));
    }
  }

  private static Map<String, AttributeValue> key(Table table, Map<String, Attribute> item) {
    Map<String, Attribute> key = new HashMap<>();
    table
        .keys()
        .all()
        .forEach(one -> key.put(one.name(), Objects.requireNonNull(item.get(one.name()))));
    return DynamoValues.typed(key);
  }
}

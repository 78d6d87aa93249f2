package io.benchtable.workflows.item;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.PutRequest;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/** Items through the DynamoDB protocol: the table service, Amazon DynamoDB or another. */
final class DynamoDbItems implements Items, AutoCloseable {

  private static final int BATCH = 25;

  private final DynamoDbClient client;
  private final DynamoDbTables tables;

  DynamoDbItems(DynamoDbClient client) {
    this.client = client;
    tables = new DynamoDbTables(client);
  }

  @Override
  public Optional<Map<String, @Nullable Object>> get(String table, Map<String, String> key) {
    var response =
        request(
            () ->
                client.getItem(
                    get -> get.tableName(table).key(Attributes.item(key)).consistentRead(true)));
    return response.hasItem() ? Optional.of(Attributes.plain(response.item())) : Optional.empty();
  }

  @Override
  public void put(String table, Map<String, @Nullable Object> item) {
    put(table, item, List.of());
  }

  @Override
  public boolean put(String table, Map<String, @Nullable Object> item, List<Condition> conditions) {
    var expressions = new Expressions();
    var condition = expressions.all(conditions);
    return conditional(
        () ->
            client.putItem(
                put -> {
                  put.tableName(table).item(Attributes.item(item));
                  if (!conditions.isEmpty()) {
                    put.conditionExpression(condition)
                        .expressionAttributeNames(expressions.names());
                    if (!expressions.values().isEmpty()) {
                      put.expressionAttributeValues(expressions.values());
                    }
                  }
                }));
  }

  @Override
  public void putAll(String table, List<Map<String, @Nullable Object>> items) {
    for (int from = 0; from < items.size(); from += BATCH) {
      var part = items.subList(from, Math.min(items.size(), from + BATCH));
      List<WriteRequest> puts = new ArrayList<>();
      for (var item : part) {
        var put = PutRequest.builder().item(Attributes.item(item)).build();
        puts.add(WriteRequest.builder().putRequest(put).build());
      }
      var requests = Map.of(table, puts);
      var response = request(() -> client.batchWriteItem(batch -> batch.requestItems(requests)));
      if (!response.unprocessedItems().isEmpty()) {
        throw new ItemsUnavailableException("Table " + table + " is too busy for all of a batch");
      }
    }
  }

  @Override
  public boolean update(String table, Map<String, String> key, ItemUpdate update) {
    var expressions = new Expressions();
    var change = expressions.update(update);
    var condition = expressions.all(update.conditions());
    return conditional(
        () ->
            client.updateItem(
                request -> {
                  request.tableName(table).key(Attributes.item(key));
                  if (!change.isEmpty()) {
                    request.updateExpression(change);
                  }
                  if (!condition.isEmpty()) {
                    request.conditionExpression(condition);
                  }
                  if (!expressions.names().isEmpty()) {
                    request.expressionAttributeNames(expressions.names());
                  }
                  if (!expressions.values().isEmpty()) {
                    request.expressionAttributeValues(expressions.values());
                  }
                }));
  }

  @Override
  public boolean delete(String table, Map<String, String> key, List<Condition> conditions) {
    var expressions = new Expressions();
    var condition = expressions.all(conditions);
    return conditional(
        () ->
            client.deleteItem(
                delete -> {
                  delete.tableName(table).key(Attributes.item(key));
                  if (!conditions.isEmpty()) {
                    delete
                        .conditionExpression(condition)
                        .expressionAttributeNames(expressions.names());
                    if (!expressions.values().isEmpty()) {
                      delete.expressionAttributeValues(expressions.values());
                    }
                  }
                }));
  }

  @Override
  public ItemPage query(ItemQuery query) {
    var expressions = new Expressions();
    var key = expressions.key(query);
    var response =
        request(
            () ->
                client.query(
                    request -> {
                      request
                          .tableName(query.table())
                          .keyConditionExpression(key)
                          .expressionAttributeNames(expressions.names())
                          .expressionAttributeValues(expressions.values())
                          .scanIndexForward(!query.descending())
                          .limit(query.limit());
                      query
                          .index()
                          .ifPresentOrElse(
                              index -> request.indexName(index),
                              () -> request.consistentRead(true));
                      if (!query.next().isEmpty()) {
                        request.exclusiveStartKey(start(query.next()));
                      }
                    }));
    return page(response.items(), response.lastEvaluatedKey());
  }

  @Override
  public ItemPage scan(String table, Map<String, Object> next) {
    var response =
        request(
            () ->
                client.scan(
                    scan -> {
                      scan.tableName(table).consistentRead(true);
                      if (!next.isEmpty()) {
                        scan.exclusiveStartKey(start(next));
                      }
                    }));
    return page(response.items(), response.lastEvaluatedKey());
  }

  @Override
  public List<String> keyNames(String table) {
    return request(() -> tables.keyNames(table));
  }

  @Override
  public void ensure(TableDefinition table) {
    request(
        () -> {
          tables.ensure(table);
          return table;
        });
  }

  @Override
  public void close() {
    client.close();
  }

  private static ItemPage page(
      List<Map<String, AttributeValue>> found, @Nullable Map<String, AttributeValue> last) {
    var items = new ArrayList<Map<String, @Nullable Object>>();
    found.forEach(item -> items.add(Attributes.plain(item)));
    return new ItemPage(items, next(last));
  }

  private static Map<String, AttributeValue> start(Map<String, Object> key) {
    var values = new HashMap<String, AttributeValue>();
    key.forEach((name, value) -> values.put(name, Attributes.value(value)));
    return values;
  }

  private static Map<String, Object> next(@Nullable Map<String, AttributeValue> key) {
    var next = new LinkedHashMap<String, Object>();
    if (key != null) {
      key.forEach(
          (name, value) -> {
            var part = Attributes.plain(value);
            if (part != null) {
              next.put(name, part);
            }
          });
    }
    return next;
  }

  private static boolean conditional(Runnable write) {
    return request(
        () -> {
          try {
            write.run();
            return true;
          } catch (ConditionalCheckFailedException e) {
            return false;
          }
        });
  }

  private static <T> T request(Supplier<T> request) {
    try {
      return request.get();
    } catch (DynamoDbException e) {
      if (e.isThrottlingException() || e.statusCode() >= 500) {
        throw new ItemsUnavailableException("The tables answered " + e.getMessage(), e);
      }
      var details = e.awsErrorDetails();
      throw new ItemsRefusedException(
          details == null ? "HTTP " + e.statusCode() : details.errorCode(),
          String.valueOf(e.getMessage()));
    } catch (SdkClientException e) {
      throw new ItemsUnavailableException("The tables cannot be reached: " + e.getMessage(), e);
    }
  }
}

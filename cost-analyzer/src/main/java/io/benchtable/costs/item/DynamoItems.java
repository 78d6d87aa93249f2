package io.benchtable.costs.item;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.retry.RetryMode;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClientBuilder;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.ResourceInUseException;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.StreamViewType;
import software.amazon.awssdk.services.dynamodb.model.TableStatus;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/** Items through the DynamoDB API, wherever that is. */
@Component
@EnableConfigurationProperties({ItemSettings.class, ItemAccessSettings.class})
class DynamoItems implements Items, AutoCloseable {

  private static final Duration CALL = Duration.ofSeconds(20);

  /** Of a BatchWriteItem request. */
  private static final int MOST_OF_A_BATCH = 25;

  private final DynamoDbClient client;

  DynamoItems(ItemSettings settings, ItemAccessSettings access) {
    DynamoDbClientBuilder builder =
        DynamoDbClient.builder()
            .region(Region.of(settings.region()))
            .httpClientBuilder(Apache5HttpClient.builder())
            .overrideConfiguration(o -> o.apiCallTimeout(CALL).retryStrategy(RetryMode.STANDARD));
    if (settings.endpoint() != null) {
      builder.endpointOverride(settings.endpoint());
    }
    if (access.keyId() != null && access.secretKey() != null) {
      builder.credentialsProvider(
          StaticCredentialsProvider.create(
              AwsBasicCredentials.create(access.keyId(), access.secretKey())));
    }
    this.client = builder.build();
  }

  @Override
  public Optional<Map<String, Object>> get(String table, Map<String, String> key) {
    var answer =
        client.getItem(
            r -> r.tableName(table).key(AttributeJson.attributes(key)).consistentRead(true));
    return answer.hasItem() && !answer.item().isEmpty()
        ? Optional.of(AttributeJson.values(answer.item()))
        : Optional.empty();
  }

  @Override
  public List<Map<String, Object>> query(String table, String keyName, String keyValue) {
    return found(request(table, null, keyName, keyValue)).toList();
  }

  @Override
  public List<Map<String, Object>> queryIndex(
      String table, String index, String keyName, String keyValue) {
    return found(request(table, index, keyName, keyValue)).toList();
  }

  @Override
  public void eachOfIndex(
      String table,
      String index,
      String keyName,
      String keyValue,
      Consumer<Map<String, Object>> to) {
    found(request(table, index, keyName, keyValue)).forEach(to);
  }

  @Override
  public List<Map<String, Object>> latest(
      String table, String index, String keyName, String keyValue, int most) {
    QueryRequest request =
        request(table, index, keyName, keyValue).toBuilder()
            .scanIndexForward(false)
            .limit(most)
            .build();
    return found(request).limit(most).toList();
  }

  private Stream<Map<String, Object>> found(QueryRequest request) {
    return client.queryPaginator(request).items().stream().map(AttributeJson::values);
  }

  private static QueryRequest request(
      String table, @Nullable String index, String keyName, String keyValue) {
    QueryRequest.Builder request =
        QueryRequest.builder()
            .tableName(table)
            .keyConditionExpression("#key = :value")
            .expressionAttributeNames(Map.of("#key", keyName))
            .expressionAttributeValues(Map.of(":value", AttributeValue.fromS(keyValue)));
    if (index == null) {
      request.consistentRead(true);
    } else {
      request.indexName(index);
    }
    return request.build();
  }

  @Override
  public List<Map<String, Object>> all(String table) {
    return client.scanPaginator(r -> r.tableName(table)).items().stream()
        .map(AttributeJson::values)
        .toList();
  }

  @Override
  public void put(String table, Map<String, ?> item) {
    client.putItem(r -> r.tableName(table).item(AttributeJson.attributes(item)));
  }

  @Override
  public void delete(String table, Map<String, String> key) {
    client.deleteItem(r -> r.tableName(table).key(AttributeJson.attributes(key)));
  }

  @Override
  public void putAll(String table, List<? extends Map<String, ?>> items) {
    List<WriteRequest> all =
        items.stream()
            .map(AttributeJson::attributes)
            .map(item -> WriteRequest.builder().putRequest(put -> put.item(item)).build())
            .toList();
    for (int from = 0; from < all.size(); from += MOST_OF_A_BATCH) {
      var some = all.subList(from, Math.min(from + MOST_OF_A_BATCH, all.size()));
      var left = client.batchWriteItem(b -> b.requestItems(Map.of(table, some))).unprocessedItems();
      if (!left.isEmpty()) {
        throw new IllegalStateException(
            "Expected table %s to take %d items, but it is too busy for %d of them"
                .formatted(table, some.size(), left.values().stream().mapToInt(List::size).sum()));
      }
    }
  }

  @Override
  public void create(TableShape shape) {
    TableStatus status;
    try {
      status = status(shape);
    } catch (ResourceNotFoundException _) {
      status = created(shape);
    }
    if (status != TableStatus.ACTIVE && status != TableStatus.UPDATING) {
      throw new IllegalStateException(
          "Expected table %s to be ACTIVE, but it is %s".formatted(shape.name(), status));
    }
  }

  private TableStatus status(TableShape shape) {
    return client.describeTable(r -> r.tableName(shape.name())).table().tableStatus();
  }

  private TableStatus created(TableShape shape) {
    try {
      client.createTable(request(shape));
    } catch (ResourceInUseException _) {
      // Somebody else made it in the meantime.
    }
    return status(shape);
  }

  private static CreateTableRequest request(TableShape shape) {
    CreateTableRequest.Builder request =
        CreateTableRequest.builder()
            .tableName(shape.name())
            .billingMode(BillingMode.PAY_PER_REQUEST)
            .keySchema(keys(shape.key()))
            .attributeDefinitions(
                Stream.concat(
                        shape.key().stream(),
                        shape.indexes().values().stream().flatMap(List::stream))
                    .distinct()
                    .map(DynamoItems::text)
                    .toList())
            .streamSpecification(
                s -> s.streamEnabled(true).streamViewType(StreamViewType.NEW_AND_OLD_IMAGES));
    if (!shape.indexes().isEmpty()) {
      request.globalSecondaryIndexes(
          shape.indexes().entrySet().stream()
              .map(index -> index(index.getKey(), index.getValue()))
              .toList());
    }
    return request.build();
  }

  private static GlobalSecondaryIndex index(String name, List<String> key) {
    return GlobalSecondaryIndex.builder()
        .indexName(name)
        .keySchema(keys(key))
        .projection(p -> p.projectionType(ProjectionType.ALL))
        .build();
  }

  private static AttributeDefinition text(String name) {
    return AttributeDefinition.builder()
        .attributeName(name)
        .attributeType(ScalarAttributeType.S)
        .build();
  }

  private static List<KeySchemaElement> keys(List<String> names) {
    return names.stream()
        .map(
            name ->
                KeySchemaElement.builder()
                    .attributeName(name)
                    .keyType(name.equals(names.getFirst()) ? KeyType.HASH : KeyType.RANGE)
                    .build())
        .toList();
  }

  @Override
  public void close() {
    client.close();
  }
}

package io.benchtable.workflows.item;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.ResourceInUseException;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.StreamViewType;

/** Makes tables that are missing. */
final class DynamoDbTables {

  private final DynamoDbClient client;

  DynamoDbTables(DynamoDbClient client) {
    this.client = client;
  }

  List<String> keyNames(String table) {
    return client.describeTable(describe -> describe.tableName(table)).table().keySchema().stream()
        .sorted(Comparator.comparing(KeySchemaElement::keyTypeAsString))
        .map(KeySchemaElement::attributeName)
        .toList();
  }

  void ensure(TableDefinition table) {
    try {
      client.describeTable(describe -> describe.tableName(table.name()));
    } catch (ResourceNotFoundException missing) {
      create(table);
    }
    try (var waiter = client.waiter()) {
      waiter.waitUntilTableExists(describe -> describe.tableName(table.name()));
    }
  }

  private void create(TableDefinition table) {
    try {
      client.createTable(request(table));
    } catch (ResourceInUseException e) {
      // Another process was faster.
    }
  }

  private static CreateTableRequest request(TableDefinition table) {
    var attributes = new LinkedHashSet<String>();
    attributes.add(table.partitionKey());
    table.sortKey().ifPresent(attributes::add);
    var indexes = new ArrayList<GlobalSecondaryIndex>();
    for (var index : table.indexes()) {
      attributes.add(index.partitionKey());
      attributes.add(index.sortKey());
      indexes.add(
          GlobalSecondaryIndex.builder()
              .indexName(index.name())
              .keySchema(hash(index.partitionKey()), range(index.sortKey()))
              .projection(projection -> projection.projectionType(ProjectionType.ALL))
              .build());
    }
    var keys = new ArrayList<>(List.of(hash(table.partitionKey())));
    table.sortKey().ifPresent(name -> keys.add(range(name)));
    var request =
        CreateTableRequest.builder()
            .tableName(table.name())
            .keySchema(keys)
            .attributeDefinitions(attributes.stream().map(DynamoDbTables::string).toList())
            .billingMode(BillingMode.PAY_PER_REQUEST)
            .streamSpecification(
                stream ->
                    stream.streamEnabled(true).streamViewType(StreamViewType.NEW_AND_OLD_IMAGES));
    if (!indexes.isEmpty()) {
      request.globalSecondaryIndexes(indexes);
    }
    return request.build();
  }

  private static AttributeDefinition string(String name) {
    return AttributeDefinition.builder()
        .attributeName(name)
        .attributeType(ScalarAttributeType.S)
        .build();
  }

  private static KeySchemaElement hash(String name) {
    return KeySchemaElement.builder().attributeName(name).keyType(KeyType.HASH).build();
  }

  private static KeySchemaElement range(String name) {
    return KeySchemaElement.builder().attributeName(name).keyType(KeyType.RANGE).build();
  }
}

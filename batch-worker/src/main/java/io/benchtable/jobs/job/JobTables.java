package io.benchtable.jobs.job;

import java.util.List;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ResourceInUseException;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.StreamViewType;

/** Makes the tables that belong to this service where they are missing. */
public final class JobTables {

  private JobTables() {}

  /** Any failure is an SdkException; to be repeated then. */
  public static void ensure(DynamoDbClient client) {
    ensure(client, "jobs", "jobId");
    ensure(client, "usage", "usageId");
  }

  private static void ensure(DynamoDbClient client, String table, String sortKey) {
    try {
      client.describeTable(describe -> describe.tableName(table));
    } catch (ResourceNotFoundException missing) {
      create(client, table, sortKey);
    }
  }

  private static void create(DynamoDbClient client, String table, String sortKey) {
    try {
      client.createTable(
          create ->
              create
                  .tableName(table)
                  .billingMode(BillingMode.PAY_PER_REQUEST)
                  .attributeDefinitions(List.of(text("runId"), text(sortKey)))
                  .keySchema(List.of(key("runId", KeyType.HASH), key(sortKey, KeyType.RANGE)))
                  .streamSpecification(
                      stream ->
                          stream
                              .streamEnabled(true)
                              .streamViewType(StreamViewType.NEW_AND_OLD_IMAGES)));
    } catch (ResourceInUseException another) {
      // Another worker was faster.
    }
  }

  private static AttributeDefinition text(String name) {
    return AttributeDefinition.builder()
        .attributeName(name)
        .attributeType(ScalarAttributeType.S)
        .build();
  }

  private static KeySchemaElement key(String name, KeyType type) {
    return KeySchemaElement.builder().attributeName(name).keyType(type).build();
  }
}

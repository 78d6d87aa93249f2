package io.benchtable.tables.storage.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.benchtable.tables.TestTables;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.ExportDescription;
import software.amazon.awssdk.services.dynamodb.model.ExportStatus;
import software.amazon.awssdk.services.dynamodb.model.ExportTableToPointInTimeRequest;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.ImportStatus;
import software.amazon.awssdk.services.dynamodb.model.ImportTableDescription;
import software.amazon.awssdk.services.dynamodb.model.ImportTableRequest;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.Projection;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/** What tests do with exports and imports through the SDK. */
record TransferClient(DynamoDbClient client) {

  static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String ARN = "arn:aws:dynamodb:local:000000000000:table/";

  static String arn(String table) {
    return ARN + table;
  }

  /** Asks for a table of strings and numbers, with an index by day. */
  static ImportTableRequest.Builder sorted(ImportTableRequest.Builder request, String name) {
    return request.tableCreationParameters(
        table ->
            table
                .tableName(name)
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .attributeDefinitions(
                    TestTables.attribute("id", ScalarAttributeType.S),
                    TestTables.attribute("n", ScalarAttributeType.N),
                    TestTables.attribute("day", ScalarAttributeType.S))
                .keySchema(TestTables.key("id", KeyType.HASH), TestTables.key("n", KeyType.RANGE))
                .globalSecondaryIndexes(
                    GlobalSecondaryIndex.builder()
                        .indexName("by-day")
                        .keySchema(
                            TestTables.key("day", KeyType.HASH), TestTables.key("n", KeyType.RANGE))
                        .projection(Projection.builder().projectionType(ProjectionType.ALL).build())
                        .build()));
  }

  void enableRecovery(String table) {
    client.updateContinuousBackups(
        request ->
            request
                .tableName(table)
                .pointInTimeRecoverySpecification(p -> p.pointInTimeRecoveryEnabled(true)));
    await()
        .atMost(PATIENCE)
        .until(
            () ->
                client
                        .describeContinuousBackups(request -> request.tableName(table))
                        .continuousBackupsDescription()
                        .pointInTimeRecoveryDescription()
                        .earliestRestorableDateTime()
                    != null);
  }

  ExportDescription begin(
      String table, String bucket, UnaryOperator<ExportTableToPointInTimeRequest.Builder> more) {
    return client
        .exportTableToPointInTime(
            request -> more.apply(request.tableArn(arn(table)).s3Bucket(bucket)))
        .exportDescription();
  }

  /** An export that has ended in one way or another. */
  ExportDescription ended(ExportDescription begun) {
    return await()
        .atMost(PATIENCE)
        .until(
            () ->
                client
                    .describeExport(request -> request.exportArn(begun.exportArn()))
                    .exportDescription(),
            export -> export.exportStatus() != ExportStatus.IN_PROGRESS);
  }

  ExportDescription exported(
      String table, String bucket, UnaryOperator<ExportTableToPointInTimeRequest.Builder> more) {
    ExportDescription ended = ended(begin(table, bucket, more));
    assertThat(ended.exportStatus()).as(ended.toString()).isEqualTo(ExportStatus.COMPLETED);
    return ended;
  }

  /** An import that has ended in one way or another. */
  ImportTableDescription ended(UnaryOperator<ImportTableRequest.Builder> order) {
    String arn = client.importTable(order::apply).importTableDescription().importArn();
    return ended(arn);
  }

  ImportTableDescription ended(String arn) {
    return await()
        .atMost(PATIENCE)
        .until(
            () -> client.describeImport(request -> request.importArn(arn)).importTableDescription(),
            made -> made.importStatus() != ImportStatus.IN_PROGRESS);
  }

  /** The items of a table by the texts of their keys. */
  Map<String, Map<String, AttributeValue>> items(String table, String... keys) {
    Map<String, Map<String, AttributeValue>> items = new TreeMap<>();
    client
        .scanPaginator(request -> request.tableName(table))
        .items()
        .forEach(
            item -> {
              StringBuilder key = new StringBuilder();
              for (String name : keys) {
                key.append(item.get(name)).append('|');
              }
              items.put(key.toString(), item);
            });
    return items;
  }
}

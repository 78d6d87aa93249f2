package io.benchtable.tables.dynamodb;

import static io.benchtable.tables.TestTables.id;

import io.benchtable.tables.TestTables;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.BatchStatementRequest;
import software.amazon.awssdk.services.dynamodb.model.ExportFormat;
import software.amazon.awssdk.services.dynamodb.model.InputFormat;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.ParameterizedStatement;
import software.amazon.awssdk.services.dynamodb.model.Replica;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.Tag;
import software.amazon.awssdk.services.dynamodb.model.TransactGetItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/** A request of each operation, about things that are not there. */
record EveryOperation(String name, Consumer<DynamoDbClient> call) {

  private static final String TABLE = "never-made";
  private static final String ARN = "arn:aws:dynamodb:local:000000000000:table/" + TABLE;
  private static final String BACKUP = ARN + "/backup/0100000000000000-00000000";
  private static final String POLICY =
      "{\"Statement\":{\"Effect\":\"Deny\",\"Principal\":\"*\",\"Action\":\"*\",\"Resource\":\"*\"}}";

  private static EveryOperation of(String name, Consumer<DynamoDbClient> call) {
    return new EveryOperation(name, call);
  }

  static List<EveryOperation> all() {
    return List.of(
        of(
            "CreateTable",
            client ->
                client.createTable(
                    create ->
                        create
                            .tableName(TABLE)
                            .attributeDefinitions(TestTables.attribute("id", ScalarAttributeType.S))
                            .keySchema(TestTables.key("id", KeyType.HASH)))),
        of("DescribeTable", client -> client.describeTable(one -> one.tableName(TABLE))),
        of(
            "UpdateTable",
            client ->
                client.updateTable(one -> one.tableName(TABLE).deletionProtectionEnabled(true))),
        of("DeleteTable", client -> client.deleteTable(one -> one.tableName(TABLE))),
        of("ListTables", client -> client.listTables()),
        of("PutItem", client -> client.putItem(put -> put.tableName(TABLE).item(id("a")))),
        of("GetItem", client -> client.getItem(get -> get.tableName(TABLE).key(id("a")))),
        of("UpdateItem", client -> client.updateItem(one -> one.tableName(TABLE).key(id("a")))),
        of("DeleteItem", client -> client.deleteItem(one -> one.tableName(TABLE).key(id("a")))),
        of(
            "Query",
            client ->
                client.query(
                    query ->
                        query
                            .tableName(TABLE)
                            .keyConditionExpression("id = :id")
                            .expressionAttributeValues(Map.of(":id", TestTables.s("a"))))),
        of("Scan", client -> client.scan(scan -> scan.tableName(TABLE))),
        of(
            "BatchGetItem",
            client ->
                client.batchGetItem(
                    batch ->
                        batch.requestItems(
                            Map.of(
                                TABLE,
                                KeysAndAttributes.builder().keys(List.of(id("a"))).build())))),
        of(
            "BatchWriteItem",
            client ->
                client.batchWriteItem(
                    batch ->
                        batch.requestItems(
                            Map.of(
                                TABLE,
                                List.of(
                                    WriteRequest.builder()
                                        .putRequest(put -> put.item(id("a")))
                                        .build()))))),
        of("ExecuteStatement", client -> client.executeStatement(one -> one.statement(select()))),
        of(
            "BatchExecuteStatement",
            client ->
                client.batchExecuteStatement(
                    batch ->
                        batch.statements(
                            BatchStatementRequest.builder().statement(select()).build()))),
        of(
            "ExecuteTransaction",
            client ->
                client.executeTransaction(
                    all ->
                        all.transactStatements(
                            ParameterizedStatement.builder().statement(select()).build()))),
        of(
            "TransactWriteItems",
            client ->
                client.transactWriteItems(
                    all ->
                        all.transactItems(
                            TransactWriteItem.builder()
                                .put(put -> put.tableName(TABLE).item(id("a")))
                                .build()))),
        of(
            "TransactGetItems",
            client ->
                client.transactGetItems(
                    all ->
                        all.transactItems(
                            TransactGetItem.builder()
                                .get(get -> get.tableName(TABLE).key(id("a")))
                                .build()))),
        of("DescribeTimeToLive", client -> client.describeTimeToLive(one -> one.tableName(TABLE))),
        of(
            "UpdateTimeToLive",
            client ->
                client.updateTimeToLive(
                    one ->
                        one.tableName(TABLE)
                            .timeToLiveSpecification(ttl -> ttl.enabled(true).attributeName("t")))),
        of(
            "TagResource",
            client ->
                client.tagResource(
                    one -> one.resourceArn(ARN).tags(Tag.builder().key("a").value("b").build()))),
        of(
            "UntagResource",
            client -> client.untagResource(one -> one.resourceArn(ARN).tagKeys("a"))),
        of("ListTagsOfResource", client -> client.listTagsOfResource(one -> one.resourceArn(ARN))),
        of(
            "PutResourcePolicy",
            client -> client.putResourcePolicy(one -> one.resourceArn(ARN).policy(POLICY))),
        of("GetResourcePolicy", client -> client.getResourcePolicy(one -> one.resourceArn(ARN))),
        of(
            "DeleteResourcePolicy",
            client -> client.deleteResourcePolicy(one -> one.resourceArn(ARN))),
        of(
            "CreateBackup",
            client -> client.createBackup(one -> one.tableName(TABLE).backupName("backup"))),
        of("DescribeBackup", client -> client.describeBackup(one -> one.backupArn(BACKUP))),
        of("ListBackups", client -> client.listBackups()),
        of("DeleteBackup", client -> client.deleteBackup(one -> one.backupArn(BACKUP))),
        of(
            "RestoreTableFromBackup",
            client ->
                client.restoreTableFromBackup(one -> one.backupArn(BACKUP).targetTableName(TABLE))),
        of(
            "RestoreTableToPointInTime",
            client ->
                client.restoreTableToPointInTime(
                    one ->
                        one.sourceTableName(TABLE)
                            .targetTableName("other")
                            .useLatestRestorableTime(true))),
        of(
            "DescribeContinuousBackups",
            client -> client.describeContinuousBackups(one -> one.tableName(TABLE))),
        of(
            "UpdateContinuousBackups",
            client ->
                client.updateContinuousBackups(
                    one ->
                        one.tableName(TABLE)
                            .pointInTimeRecoverySpecification(
                                two -> two.pointInTimeRecoveryEnabled(true)))),
        of(
            "ExportTableToPointInTime",
            client ->
                client.exportTableToPointInTime(
                    one ->
                        one.tableArn(ARN)
                            .s3Bucket("bucket")
                            .exportFormat(ExportFormat.DYNAMODB_JSON))),
        of(
            "DescribeExport",
            client -> client.describeExport(one -> one.exportArn(ARN + "/export/0"))),
        of("ListExports", client -> client.listExports(one -> one.maxResults(1))),
        of(
            "ImportTable",
            client ->
                client.importTable(
                    one ->
                        one.s3BucketSource(source -> source.s3Bucket("bucket"))
                            .inputFormat(InputFormat.DYNAMODB_JSON)
                            .tableCreationParameters(
                                table ->
                                    table
                                        .tableName(TABLE)
                                        .attributeDefinitions(
                                            TestTables.attribute("id", ScalarAttributeType.S))
                                        .keySchema(TestTables.key("id", KeyType.HASH))))),
        of(
            "DescribeImport",
            client -> client.describeImport(one -> one.importArn(ARN + "/import/0"))),
        of("ListImports", client -> client.listImports(one -> one.pageSize(1))),
        of("DescribeEndpoints", client -> client.describeEndpoints()),
        of("DescribeLimits", client -> client.describeLimits()),
        of(
            "CreateGlobalTable",
            client ->
                client.createGlobalTable(
                    one ->
                        one.globalTableName(TABLE)
                            .replicationGroup(Replica.builder().regionName("local").build()))));
  }

  private static String select() {
    return "SELECT * FROM \"" + TABLE + "\" WHERE id = 'a'";
  }

  @Override
  public String toString() {
    return name;
  }
}

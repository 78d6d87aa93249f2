package io.benchtable.tables;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.BackupStatus;
import software.amazon.awssdk.services.dynamodb.model.RestoreTableFromBackupRequest;
import software.amazon.awssdk.services.dynamodb.model.TableStatus;

/** Backups that are there, and tables that have all items of them. */
public final class TestBackups {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private TestBackups() {}

  /** The ARN of a new backup. */
  public static String available(DynamoDbClient client, String table, String name) {
    String arn =
        client
            .createBackup(request -> request.tableName(table).backupName(name))
            .backupDetails()
            .backupArn();
    awaitAvailable(client, arn);
    return arn;
  }

  public static void awaitAvailable(DynamoDbClient client, String backup) {
    await()
        .atMost(PATIENCE)
        .until(
            () ->
                client
                        .describeBackup(request -> request.backupArn(backup))
                        .backupDescription()
                        .backupDetails()
                        .backupStatus()
                    == BackupStatus.AVAILABLE);
  }

  /** Makes a table of a backup. */
  public static void restore(
      DynamoDbClient client,
      String backup,
      String target,
      UnaryOperator<RestoreTableFromBackupRequest.Builder> overrides) {
    client.restoreTableFromBackup(
        request -> overrides.apply(request.backupArn(backup).targetTableName(target)));
    awaitActive(client, target);
  }

  public static void awaitActive(DynamoDbClient client, String table) {
    await()
        .atMost(PATIENCE)
        .until(
            () ->
                client.describeTable(request -> request.tableName(table)).table().tableStatus()
                    == TableStatus.ACTIVE);
  }
}

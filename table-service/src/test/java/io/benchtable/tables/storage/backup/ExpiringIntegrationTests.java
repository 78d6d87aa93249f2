package io.benchtable.tables.storage.backup;

import static io.benchtable.tables.TestTables.id;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.benchtable.tables.RunningTableService;
import io.benchtable.tables.TestBackups;
import io.benchtable.tables.TestLock;
import io.benchtable.tables.TestTables;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.BackupNotFoundException;

/** Backups of deleted tables, 35 days later. */
class ExpiringIntegrationTests {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final DynamoDbClient client = RunningTableService.client();
  private final DataSource database = RunningTableService.bean(DataSource.class);
  private final JdbcClient jdbc = JdbcClient.create(database);
  private final Backups backups = RunningTableService.bean(Backups.class);

  @Test
  void goWhenTheirTimeIsOverAndNotBefore() {
    BackupId asked = backups.create(TestTables.simple(), "asked").id();
    await()
        .atMost(PATIENCE)
        .until(() -> backups.require(asked).status() == Backup.Status.AVAILABLE);
    Backup backup = ofDeletedTable(2);
    Instant end = backup.createdAt().plus(Duration.ofDays(35));
    round(end.minusMillis(1));
    assertThat(backups.require(backup.id())).isEqualTo(backup);
    assertThat(exists(backup.id().relation())).isTrue();
    round(end);
    assertThat(exists(backup.id().relation())).isFalse();
    assertThatThrownBy(() -> client.describeBackup(request -> request.backupArn(backup.id().arn())))
        .isInstanceOf(BackupNotFoundException.class);
    assertThat(backups.require(asked).status()).isEqualTo(Backup.Status.AVAILABLE);
  }

  @Test
  void stayUntilTheTableIsThereThatIsMadeFromThem() throws SQLException {
    Backup backup = ofDeletedTable(3);
    String target = backup.id().table() + "-back";
    Instant late = backup.createdAt().plus(Duration.ofDays(36));
    try (TestLock _ = new TestLock(database, "lock table %s", backup.id().relation())) {
      client.restoreTableFromBackup(
          request -> request.backupArn(backup.id().arn()).targetTableName(target));
      round(late);
      assertThat(backups.require(backup.id())).isEqualTo(backup);
    }
    TestBackups.awaitActive(client, target);
    round(late);
    assertThat(exists(backup.id().relation())).isFalse();
    assertThat(client.scan(request -> request.tableName(target)).items())
        .containsExactlyInAnyOrder(id("i0"), id("i1"), id("i2"));
  }

  private Backup ofDeletedTable(int items) {
    String table = TestTables.simple();
    client.updateContinuousBackups(
        request ->
            request
                .tableName(table)
                .pointInTimeRecoverySpecification(p -> p.pointInTimeRecoveryEnabled(true)));
    for (int i = 0; i < items; i++) {
      String key = "i" + i;
      client.putItem(request -> request.tableName(table).item(id(key)));
    }
    client.deleteTable(request -> request.tableName(table));
    BackupFilter filter =
        new BackupFilter(
            Optional.of(table),
            Set.of(Backup.Type.SYSTEM),
            Optional.empty(),
            Instant.EPOCH,
            Instant.parse("9999-01-01T00:00:00Z"),
            2);
    assertThat(backups.list(filter)).hasSize(1);
    return backups.list(filter).getFirst();
  }

  private void round(Instant now) {
    new Expiring(
            new PostgresBackups(jdbc),
            new TransactionTemplate(new JdbcTransactionManager(database)),
            () -> now)
        .round();
  }

  private boolean exists(String relation) {
    return jdbc.sql("select to_regclass(?) is not null")
        .param(relation)
        .query(Boolean.class)
        .single();
  }
}

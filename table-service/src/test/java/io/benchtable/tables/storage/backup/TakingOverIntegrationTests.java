package io.benchtable.tables.storage.backup;

import static io.benchtable.tables.TestTables.id;
import static io.benchtable.tables.TestTables.s;
import static org.assertj.core.api.Assertions.assertThat;

import io.benchtable.tables.RunningTableService;
import io.benchtable.tables.TestTables;
import io.benchtable.tables.catalogue.StoredTables;
import io.benchtable.tables.catalogue.TableDefinition;
import io.benchtable.tables.catalogue.TableSize;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/** Relations of tables that become those of backups. */
class TakingOverIntegrationTests {

  private static final Instant NOW = Instant.parse("2031-02-03T04:05:06.789Z");

  private final DynamoDbClient client = RunningTableService.client();
  private final DataSource database = RunningTableService.bean(DataSource.class);
  private final JdbcClient jdbc = JdbcClient.create(database);
  private final StoredTables tables = RunningTableService.bean(StoredTables.class);
  private final TransactionTemplate transactions =
      new TransactionTemplate(new JdbcTransactionManager(database));

  /** Nothing of this is committed. */
  @Test
  void movesTheRelationAndCopiesNothing() {
    String name = TestTables.sorted(ScalarAttributeType.S);
    client.updateTimeToLive(
        request ->
            request
                .tableName(name)
                .timeToLiveSpecification(ttl -> ttl.enabled(true).attributeName("expires")));
    TableDefinition table = tables.find(name).orElseThrow();
    assertThat(indexes(table.relation())).hasSizeGreaterThanOrEqualTo(3);
    long file = file(table.relation());
    transactions.executeWithoutResult(
        status -> {
          take(table);
          BackupId id = BackupId.of(name, NOW, 0);
          assertThat(file(id.relation())).isEqualTo(file);
          assertThat(indexes(id.relation())).containsExactly("t" + table.generation() + "_pkey");
          assertThat(
                  jdbc.sql("select to_regclass(?) is null")
                      .param(table.relation())
                      .query(Boolean.class)
                      .single())
              .isTrue();
          status.setRollbackOnly();
        });
    client.putItem(request -> request.tableName(name).item(Map.of("id", s("x"), "n", s("x"))));
    assertThat(client.scan(request -> request.tableName(name)).count()).isEqualTo(1);
  }

  @Test
  void giveEachBackupAnIdOfItsOwnAlsoInOneMillisecond() {
    TableDefinition first = tables.find(TestTables.simple()).orElseThrow();
    TableDefinition second = tables.find(TestTables.simple()).orElseThrow();
    client.putItem(request -> request.tableName(second.name()).item(id("a")));
    transactions.executeWithoutResult(
        status -> {
          take(first);
          take(second);
          PostgresBackups rows = new PostgresBackups(jdbc);
          assertThat(rows.find(BackupId.of(first.name(), NOW, 0)).orElseThrow().createdAt())
              .isEqualTo(NOW);
          BackupId next = BackupId.of(second.name(), NOW.plusMillis(1), 0);
          assertThat(rows.find(next).orElseThrow().createdAt()).isEqualTo(NOW.plusMillis(1));
          assertThat(jdbc.sql("select count(*) from " + next.relation()).query(Long.class).single())
              .isEqualTo(1);
          status.setRollbackOnly();
        });
  }

  private void take(TableDefinition table) {
    SystemBackups backups = new SystemBackups(jdbc, () -> NOW);
    backups.close(table);
    backups.take(table, TableSize.NONE);
  }

  private long file(String relation) {
    return jdbc.sql("select pg_relation_filenode(?::regclass)")
        .param(relation)
        .query(Long.class)
        .single();
  }

  private List<String> indexes(String relation) {
    return jdbc.sql(
            "select relname from pg_index join pg_class on oid = indexrelid"
                + " where indrelid = ?::regclass order by relname")
        .param(relation)
        .query(String.class)
        .list();
  }
}

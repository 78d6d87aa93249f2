package io.benchtable.tables.storage.backup;

import static io.benchtable.tables.TestTables.id;
import static io.benchtable.tables.TestTables.s;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.benchtable.tables.RunningTableService;
import io.benchtable.tables.TestBackups;
import io.benchtable.tables.TestTables;
import io.benchtable.tables.catalogue.BillingMode;
import io.benchtable.tables.catalogue.Catalogue;
import io.benchtable.tables.catalogue.ErrorCode;
import io.benchtable.tables.catalogue.RequestRefused;
import io.benchtable.tables.catalogue.StoredTables;
import io.benchtable.tables.catalogue.TableDefinition;
import io.benchtable.tables.catalogue.TableOptions;
import io.benchtable.tables.catalogue.TableRequest;
import io.benchtable.tables.catalogue.Throughput;
import io.benchtable.tables.item.Item;
import io.benchtable.tables.item.StringValue;
import io.benchtable.tables.storage.AdvisoryLock;
import io.benchtable.tables.storage.Items;
import io.benchtable.tables.storage.Write;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.BackupInUseException;
import software.amazon.awssdk.services.dynamodb.model.ResourceInUseException;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.TableInUseException;
import software.amazon.awssdk.services.dynamodb.model.TableNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.TableStatus;

/** What becomes of backups and restores whose instance dies in the middle. */
class TakeoverIntegrationTests {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final DynamoDbClient client = RunningTableService.client();
  private final DataSource database = RunningTableService.bean(DataSource.class);
  private final JdbcClient jdbc = JdbcClient.create(database);
  private final Catalogue catalogue = RunningTableService.bean(Catalogue.class);
  private final StoredTables tables = RunningTableService.bean(StoredTables.class);
  private final Backups backups = RunningTableService.bean(Backups.class);

  @Test
  void beginsACopyAnewWhereItsInstanceDied() throws SQLException {
    String table = TestTables.simple();
    put(table, "before");
    BackupId id;
    try (Held relation = new Held("lock table " + catalogue.require(table).relation())) {
      id = backups.create(table, "abc").id();
      try (Held row = new Held("select from catalog.backups where id = '%s' for share", id.id())) {
        relation.release();
        await().atMost(PATIENCE).until(() -> !waiting("pid", "update catalog.backups%").isEmpty());
        put(table, "after");
        kill("update catalog.backups%");
        assertThat(exists(id.relation())).isFalse();
        assertThat(backups.require(id).status()).isEqualTo(Backup.Status.CREATING);
        assertInUseWhileCopied(table, id);
        row.release();
      }
    }
    Copying other = new Copying(tables, database);
    await()
        .atMost(PATIENCE)
        .until(
            () -> {
              other.round();
              return backups.require(id).status() == Backup.Status.AVAILABLE;
            });
    assertThat(backups.require(id).items()).isEqualTo(2);
    assertThat(keys(id.relation())).hasSize(2);
  }

  private void assertInUseWhileCopied(String table, BackupId id) {
    assertThatThrownBy(() -> client.deleteTable(request -> request.tableName(table)))
        .isInstanceOf(ResourceInUseException.class)
        .hasMessageContaining(
            "Attempt to change a resource which is still in use: Table is being backed up: "
                + table);
    assertThatThrownBy(
            () ->
                client.restoreTableFromBackup(
                    request -> request.backupArn(id.arn()).targetTableName(table + "-early")))
        .isInstanceOf(BackupInUseException.class)
        .hasMessageContaining("Backup is being created: " + id.arn());
  }

  @Test
  void fillsATableFromWhereItsInstanceDied() throws SQLException {
    String table = TestTables.simple();
    fill(table, 1200);
    BackupId id = backups.create(table, "abc").id();
    awaitAvailable(id);
    String target = table + "-restored";
    try (Held copy = new Held("lock table " + id.relation())) {
      client.restoreTableFromBackup(request -> request.backupArn(id.arn()).targetTableName(target));
      assertNotOpen(target, id);
      TableDefinition restored = tables.find(target).orElseThrow();
      await()
          .atMost(PATIENCE)
          .until(
              () -> {
                kill("with page%");
                return copy.isAlone(restored);
              });
      int filled =
          Filling.next(
              BackupStatements.fill(backups.require(id), restored), restored, copy.session());
      assertThat(filled).isEqualTo(BackupStatements.MOST_ROWS);
      copy.release();
    }
    new Filling(catalogue, tables, database).round();
    awaitActive(target);
    assertThat(ids(target)).isEqualTo(ids(table)).hasSize(1200);
    client.deleteBackup(request -> request.backupArn(id.arn()));
    assertThat(exists(id.relation())).isFalse();
    assertThat(ids(target)).hasSize(1200);
  }

  private void assertNotOpen(String target, BackupId id) {
    var described = client.describeTable(request -> request.tableName(target)).table();
    assertThat(described.tableStatus()).isEqualTo(TableStatus.CREATING);
    assertThat(described.restoreSummary().restoreInProgress()).isTrue();
    assertThatThrownBy(() -> client.getItem(request -> request.tableName(target).key(id("i1"))))
        .isInstanceOf(ResourceNotFoundException.class);
    assertThatThrownBy(() -> put(target, "x")).isInstanceOf(ResourceNotFoundException.class);
    assertThatThrownBy(() -> client.deleteTable(request -> request.tableName(target)))
        .isInstanceOf(ResourceInUseException.class);
    assertThatThrownBy(() -> client.deleteBackup(request -> request.backupArn(id.arn())))
        .isInstanceOf(BackupInUseException.class)
        .hasMessageContaining("Backup is being used to restore table: " + id.arn());
    assertThatThrownBy(
            () -> client.createBackup(request -> request.tableName(target).backupName("abc")))
        .isInstanceOf(TableNotFoundException.class)
        .hasMessageContaining("Table not found: " + target);
    assertThatThrownBy(() -> restore(id, target))
        .isInstanceOf(TableInUseException.class)
        .hasMessageContaining(
            "Table: " + target + " is already being restored from backup: " + id.arn());
    assertThatThrownBy(() -> restore(id, target + "-too"))
        .isInstanceOf(BackupInUseException.class)
        .hasMessageContaining("Backup is being used to restore another table: " + id.arn());
  }

  private void restore(BackupId id, String target) {
    client.restoreTableFromBackup(request -> request.backupArn(id.arn()).targetTableName(target));
  }

  @Test
  void givesABackupUpWhoseTableIsGone() {
    String table = TestTables.simple();
    BackupId id = backups.create(table, "abc").id();
    awaitAvailable(id);
    client.deleteTable(request -> request.tableName(table));
    jdbc.sql("update catalog.backups set status = 'CREATING' where id = ?").param(id.id()).update();
    await().atMost(PATIENCE).until(() -> jdbcHasNo(id));
  }

  @Test
  void bringsNoTimeLimitAlong() {
    List<String> limits = new ArrayList<>();
    AdvisoryLock.patiently(
        AdvisoryLock.of(database, Copying.LOCK, 1),
        own ->
            limits.addAll(
                JdbcClient.create(own).sql("show statement_timeout").query(String.class).list()));
    assertThat(limits).containsExactly("0");
  }

  @Test
  void restoresOnlySoManyTablesAtOnce() {
    BackupId id = backups.create(TestTables.simple(), "abc").id();
    awaitAvailable(id);
    Backup backup = backups.require(id);
    Restores none =
        new Restores(
            catalogue,
            tables,
            new PostgresBackups(jdbc),
            new TransactionTemplate(new JdbcTransactionManager(database)),
            0,
            () -> {});
    TableRequest wanted =
        new TableRequest(
            "too-many",
            backup.source().partition(),
            null,
            List.of(),
            BillingMode.PAY_PER_REQUEST,
            Throughput.NONE,
            false,
            null,
            TableOptions.NONE);
    assertThatThrownBy(() -> none.begin(backup, wanted))
        .isInstanceOfSatisfying(
            RequestRefused.class,
            refused -> assertThat(refused.code()).isEqualTo(ErrorCode.LIMIT_EXCEEDED));
    assertThat(catalogue.find("too-many")).isEmpty();
  }

  /** A session that holds a lock until it is released. */
  private final class Held implements AutoCloseable {

    private final Connection connection;
    private final JdbcClient session;

    Held(String sql, Object... values) throws SQLException {
      connection = database.getConnection();
      session = JdbcClient.create(new SingleConnectionDataSource(connection, true));
      connection.setAutoCommit(false);
      try (var statement = connection.createStatement()) {
        statement.execute(sql.formatted(values));
      }
    }

    JdbcClient session() {
      return session;
    }

    /** Until it is released, no instance fills the table. */
    boolean isAlone(TableDefinition table) {
      return session
          .sql("select pg_try_advisory_xact_lock(?, ?)")
          .params(Filling.LOCK, (int) table.generation())
          .query(Boolean.class)
          .single();
    }

    void release() throws SQLException {
      connection.commit();
    }

    @Override
    public void close() throws SQLException {
      connection.rollback();
      connection.setAutoCommit(true);
      connection.close();
    }
  }

  /** Ends the session that waits at such a statement. */
  private void kill(String statement) {
    await()
        .atMost(PATIENCE)
        .until(() -> !waiting("pg_terminate_backend(pid)", statement).isEmpty());
  }

  private List<String> waiting(String selected, String statement) {
    return jdbc.sql(
            "select "
                + selected
                + " from pg_stat_activity where datname = current_database()"
                + " and wait_event_type = 'Lock' and query like ?")
        .param(statement)
        .query(String.class)
        .list();
  }

  private boolean exists(String relation) {
    return jdbc.sql("select to_regclass(?) is not null")
        .param(relation)
        .query(Boolean.class)
        .single();
  }

  private List<byte[]> keys(String relation) {
    return jdbc.sql("select pk from " + relation).query((row, number) -> row.getBytes(1)).list();
  }

  private boolean jdbcHasNo(BackupId id) {
    return new PostgresBackups(jdbc).find(id).isEmpty();
  }

  private void awaitAvailable(BackupId id) {
    await().atMost(PATIENCE).until(() -> backups.require(id).status() == Backup.Status.AVAILABLE);
  }

  private void awaitActive(String table) {
    TestBackups.awaitActive(client, table);
  }

  private void put(String table, String key) {
    client.putItem(request -> request.tableName(table).item(Map.of("id", s(key))));
  }

  private void fill(String table, int count) {
    Items items = RunningTableService.bean(Items.class);
    for (int from = 0; from < count; from += 25) {
      List<Write> writes = new ArrayList<>();
      for (int i = from; i < from + 25; i++) {
        writes.add(new Write.Put(table, Item.of(Map.of("id", new StringValue("i" + i)))));
      }
      items.writeTogether(writes);
    }
  }

  private Set<String> ids(String table) {
    return client.scanPaginator(request -> request.tableName(table)).items().stream()
        .map(item -> TestTables.value(item, "id").s())
        .collect(Collectors.toSet());
  }
}

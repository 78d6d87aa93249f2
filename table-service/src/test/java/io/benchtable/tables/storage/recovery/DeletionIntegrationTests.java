package io.benchtable.tables.storage.recovery;

import static io.benchtable.tables.TestTables.attribute;
import static io.benchtable.tables.TestTables.key;
import static io.benchtable.tables.storage.recovery.RecoveringService.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.benchtable.tables.TestLock;
import io.benchtable.tables.catalogue.TableDefinition;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.BackupSummary;
import software.amazon.awssdk.services.dynamodb.model.BackupTypeFilter;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.PointInTimeRecoveryStatus;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/** Tables that are deleted while recovery is on, by several instances and by one that dies. */
class DeletionIntegrationTests {

  private static RecoveringService service;
  private static RecoveringService other;

  @BeforeAll
  static void start() {
    service = new RecoveringService();
    other = service.another();
  }

  @AfterAll
  static void stop() {
    other.close();
    service.close();
  }

  @Test
  void leavesTheTableAsItWasWhereItsInstanceDies() throws Exception {
    String table = indexed("dying");
    service.enable(table);
    for (int i = 0; i < 20; i++) {
      service.put(table, "k" + i, "v" + i);
    }
    Map<String, String> content = service.content(table);
    TableDefinition definition = service.definition(table);
    try (ExecutorService threads = Executors.newSingleThreadExecutor();
        TestLock _ =
            new TestLock(
                service.database(),
                "select from catalog.indexes where table_name = '%s' for update",
                table)) {
      Future<?> deletion = threads.submit(() -> delete(service, table));
      await().atMost(PATIENCE).until(() -> killDeletion() == 1);
      await().atMost(PATIENCE).until(deletion::isDone);
      assertThat(deletion.state()).isEqualTo(Future.State.FAILED);
    }
    assertThat(service.definition(table)).isEqualTo(definition);
    assertThat(backups(table)).isEmpty();
    assertThat(relationsOfBackups()).isEqualTo(noted());
    assertThat(service.describe(table).pointInTimeRecoveryStatus())
        .isEqualTo(PointInTimeRecoveryStatus.ENABLED);
    assertThat(published(definition.relation())).isTrue();
    assertThat(service.content(table)).isEqualTo(content);
    service.put(table, "later", "1");
    assertThat(service.content(service.restored(table, service.moment()))).hasSize(21);

    delete(other, table);
    assertThat(service.content(restored(table))).hasSize(21).containsAllEntriesOf(content);
    assertThat(relationsOfBackups()).isEqualTo(noted());
  }

  /** Ends the session that is about to take the table from the catalogue, its last step. */
  private static int killDeletion() {
    return service
        .jdbc()
        .sql(
            "select pg_terminate_backend(pid) from pg_stat_activity where datname ="
                + " current_database() and wait_event_type = 'Lock' and query ilike"
                + " 'delete from%indexes%'")
        .query(Boolean.class)
        .list()
        .size();
  }

  @Test
  void keepsWhatWasAcknowledgedAndNothingElse() throws Exception {
    String table = indexed("busy");
    service.enable(table);
    Set<String> acknowledged = ConcurrentHashMap.newKeySet();
    List<Future<Boolean>> deletions = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(6)) {
      List<Future<?>> writers = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        int number = i;
        writers.add(threads.submit(() -> writeUntilGone(table, number, acknowledged)));
      }
      await().atMost(PATIENCE).until(() -> acknowledged.size() > 600);
      for (RecoveringService one : List.of(service, other)) {
        deletions.add(threads.submit(() -> hasDeleted(one, table)));
      }
      for (Future<?> writer : writers) {
        writer.get();
      }
      assertThat(List.of(deletions.getFirst().get(), deletions.getLast().get()))
          .containsExactlyInAnyOrder(true, false);
    }
    assertThat(service.content(restored(table)).keySet()).isEqualTo(acknowledged);
    assertThat(relationsOfBackups()).isEqualTo(noted());
  }

  private static void writeUntilGone(String table, int writer, Set<String> acknowledged) {
    RecoveringService instance = writer % 2 == 0 ? service : other;
    try {
      for (int i = 0; ; i++) {
        String key = writer + "-" + i;
        instance.put(table, key, "v");
        acknowledged.add(key);
      }
    } catch (ResourceNotFoundException _) {
      // It is deleted.
    }
  }

  private static boolean hasDeleted(RecoveringService instance, String table) {
    try {
      delete(instance, table);
      return true;
    } catch (ResourceNotFoundException _) {
      return false;
    }
  }

  @Test
  void readsChangesFromTheLogThatWereWrittenBefore() throws SQLException {
    String table = service.recoverable();
    String relation = service.definition(table).relation();
    Window window = service.window(table);
    String target = table + "-back";
    try (TestLock _ = service.archiveLock()) {
      await().atMost(PATIENCE).until(DeletionIntegrationTests::waitsForTheArchive);
      // Nothing of this is read before the table is gone.
      service.put(table, "a", "1");
      service.restoreLatest(table, target);
      service.put(table, "b", "2");
      delete(service, table);
    }
    service.awaitActive(target);
    assertThat(service.content(target)).isEqualTo(Map.of("a", "1"));
    assertThat(service.content(restored(table))).isEqualTo(Map.of("a", "1", "b", "2"));
    assertThat(published(relation)).isFalse();
    assertThat(
            service
                .jdbc()
                .sql("select count(*) from pg_publication_tables where schemaname = 'backups'")
                .query(Long.class)
                .single())
        .isZero();
    await().atMost(PATIENCE).until(() -> !exists(window.changes()) && !exists(window.base()));
  }

  private static boolean waitsForTheArchive() {
    return service
        .jdbc()
        .sql(
            "select exists (select from pg_stat_activity where datname = current_database()"
                + " and wait_event_type = 'Lock' and query ilike 'update catalog.archive%')")
        .query(Boolean.class)
        .single();
  }

  /** A table with an index. */
  private static String indexed(String name) {
    service
        .client()
        .createTable(
            table ->
                table
                    .tableName(name)
                    .billingMode(BillingMode.PAY_PER_REQUEST)
                    .attributeDefinitions(
                        attribute("id", ScalarAttributeType.S),
                        attribute("v", ScalarAttributeType.S))
                    .keySchema(key("id", KeyType.HASH))
                    .globalSecondaryIndexes(
                        GlobalSecondaryIndex.builder()
                            .indexName("by-v")
                            .keySchema(key("v", KeyType.HASH))
                            .projection(p -> p.projectionType(ProjectionType.ALL))
                            .build()));
    return name;
  }

  private static void delete(RecoveringService instance, String table) {
    instance.client().deleteTable(request -> request.tableName(table));
  }

  private static List<BackupSummary> backups(String table) {
    return other
        .client()
        .listBackups(request -> request.tableName(table).backupType(BackupTypeFilter.ALL))
        .backupSummaries();
  }

  /** A table that is made from the only backup of another one, when it is ACTIVE. */
  private static String restored(String table) {
    List<BackupSummary> backups = backups(table);
    assertThat(backups).hasSize(1);
    String target = table + "-restored";
    other
        .client()
        .restoreTableFromBackup(
            request -> request.backupArn(backups.getFirst().backupArn()).targetTableName(target));
    service.awaitActive(target);
    return target;
  }

  private static Set<String> relationsOfBackups() {
    return Set.copyOf(
        service
            .jdbc()
            .sql(
                "select relname::text from pg_class where relnamespace = 'backups'::regnamespace"
                    + " and relkind = 'r'")
            .query(String.class)
            .list());
  }

  /** The relations that there should be. */
  private static Set<String> noted() {
    return Set.copyOf(
        service
            .jdbc()
            .sql("select 'b' || replace(id, '-', '_') from catalog.backups")
            .query(String.class)
            .list());
  }

  private static boolean published(String relation) {
    return new PostgresPublication(service.jdbc()).has(relation);
  }

  private static boolean exists(String relation) {
    return service
        .jdbc()
        .sql("select to_regclass(?) is not null")
        .param(relation)
        .query(Boolean.class)
        .single();
  }
}

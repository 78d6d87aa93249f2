package io.benchtable.tables.storage.recovery;

import static io.benchtable.tables.storage.recovery.RecoveringService.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.benchtable.tables.TestLock;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;

/** What becomes of the archive when who reads the log dies, and when log is lost. */
class ArchiveTakeoverIntegrationTests {

  @Test
  void losesNoChangeWhenItsConnectionsBreak() {
    try (RecoveringService service = new RecoveringService()) {
      String table = service.recoverable();
      Map<String, String> model = new TreeMap<>();
      Instant middle = Instant.EPOCH;
      Map<String, String> held = Map.of();
      for (int i = 0; i < 6; i++) {
        write(service, table, model, i);
        if (i == 3) {
          middle = service.moment();
          held = Map.copyOf(model);
        }
        killReader(service);
        write(service, table, model, i + 100);
      }
      assertThat(service.content(service.restored(table, middle))).isEqualTo(held);
      assertThat(service.content(service.restored(table, service.moment()))).isEqualTo(model);
    }
  }

  @Test
  void isGoneOnWithByAnotherInstance() {
    try (RecoveringService second = new RecoveringService()) {
      String table;
      Instant earliest;
      Map<String, String> model = new TreeMap<>();
      try (RecoveringService first = second.another()) {
        table = second.recoverable();
        earliest = second.describe(table).earliestRestorableDateTime();
        write(first, table, model, 1);
        // Whoever of them reads the log now, the other one does in the end.
        killReader(second);
      }
      write(second, table, model, 2);
      assertThat(second.content(second.restored(table, second.moment()))).isEqualTo(model);
      assertThat(second.describe(table).earliestRestorableDateTime()).isEqualTo(earliest);
    }
  }

  @Test
  void beginsAnewWhenTheSlotIsGone() {
    try (RecoveringService service = new RecoveringService()) {
      String table = service.recoverable();
      service.put(table, "a", "1");
      Instant before = service.moment();
      long window = service.window(table).id();
      dropSlot(service);
      service.put(table, "b", "2");
      await()
          .atMost(PATIENCE)
          .until(
              () ->
                  service
                          .jdbc()
                          .sql(
                              "select count(*) from catalog.windows where state = 'OPEN' and id >"
                                  + " ?")
                          .param(window)
                          .query(Long.class)
                          .single()
                      == 1);
      assertThat(service.describe(table).earliestRestorableDateTime()).isAfter(before);
      assertThatThrownBy(() -> service.restored(table, before))
          .hasMessageContaining("must be within EarliestRestorableDateTime");
      assertThat(service.content(service.restored(table, service.moment())))
          .isEqualTo(Map.of("a", "1", "b", "2"));
    }
  }

  @Test
  void givesUpATableOfWhichChangesAreMissing() throws SQLException {
    try (RecoveringService service = new RecoveringService()) {
      String table = service.recoverable();
      String target = table + "-lost";
      try (TestLock _ = service.archiveLock()) {
        service.restoreLatest(table, target);
        assertThat(service.definition(target).details().restoration()).isNotNull();
        dropSlot(service);
      }
      await()
          .atMost(PATIENCE)
          .untilAsserted(
              () ->
                  assertThatThrownBy(
                          () ->
                              service.client().describeTable(request -> request.tableName(target)))
                      .isInstanceOf(ResourceNotFoundException.class));
    }
  }

  @Test
  void needsNoSlotWhenNoTableHasRecovery() {
    try (RecoveringService service = new RecoveringService()) {
      PostgresSlot slot = new PostgresSlot(service.jdbc());
      assertThat(slot.exists()).isFalse();
      String table = service.recoverable();
      assertThat(slot.state()).isInstanceOf(SlotState.Ready.class);
      service.disable(table);
      await().atMost(PATIENCE).until(() -> !slot.exists());
      assertThat(published(service)).isZero();
      service.enable(table);
      service.put(table, "a", "1");
      assertThat(service.content(service.restored(table, service.moment())))
          .isEqualTo(Map.of("a", "1"));
    }
  }

  private static long published(RecoveringService service) {
    return service
        .jdbc()
        .sql("select count(*) from pg_publication_tables where pubname = 'benchtable_archive'")
        .query(Long.class)
        .single();
  }

  @Test
  void saysWhatItNeeds() {
    try (RecoveringService service = new RecoveringService()) {
      JdbcClient jdbc = service.jdbc();
      assertThat(new PostgresSlot(jdbc).obstacle()).isEmpty();
      jdbc.sql("create role plain").update();
      try (var connection = service.database().getConnection()) {
        JdbcClient plain = JdbcClient.create(new SingleConnectionDataSource(connection, true));
        plain.sql("set role plain").update();
        assertThat(new PostgresSlot(plain).obstacle())
            .contains("the database role plain lacks the right REPLICATION.");
        plain.sql("reset role").update();
      } catch (SQLException e) {
        throw new IllegalStateException(e);
      } finally {
        jdbc.sql("drop role plain").update();
      }
    }
  }

  private static void write(
      RecoveringService service, String table, Map<String, String> model, int from) {
    for (int i = 0; i < 30; i++) {
      service.put(table, "k" + i, "v" + from + "-" + i);
      model.put("k" + i, "v" + from + "-" + i);
    }
    service.delete(table, "k" + from % 30);
    model.remove("k" + from % 30);
  }

  private static void killReader(RecoveringService service) {
    service
        .jdbc()
        .sql(
            "select pg_terminate_backend(pid) from pg_stat_activity where datname ="
                + " current_database() and application_name = 'benchtable-archive'")
        .query(Boolean.class)
        .list();
  }

  /** As somebody may do by hand, as soon as nobody reads from it. */
  private static void dropSlot(RecoveringService service) {
    PostgresSlot slot = new PostgresSlot(service.jdbc());
    await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(10))
        .until(
            () -> {
              killReader(service);
              try {
                slot.drop();
                return true;
              } catch (DataAccessException _) {
                return false;
              }
            });
  }
}

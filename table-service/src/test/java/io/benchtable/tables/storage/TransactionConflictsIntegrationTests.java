package io.benchtable.tables.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.benchtable.tables.RunningTableService;
import io.benchtable.tables.TestTables;
import io.benchtable.tables.catalogue.Catalogue;
import io.benchtable.tables.catalogue.ErrorCode;
import io.benchtable.tables.catalogue.RequestRefused;
import io.benchtable.tables.catalogue.TableDefinition;
import io.benchtable.tables.item.Item;
import io.benchtable.tables.item.PlainItemJson;
import io.benchtable.tables.storage.CancellationReason.Code;
import io.benchtable.tables.storage.throughput.Throttle;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Who waits for whom, and for how long. */
class TransactionConflictsIntegrationTests {

  private static final Item A = PlainItemJson.parse("{\"id\":\"a\"}");
  private static final Item B = PlainItemJson.parse("{\"id\":\"b\"}");

  private final Catalogue catalogue = RunningTableService.bean(Catalogue.class);
  private final Transactions transactions = RunningTableService.bean(Transactions.class);
  private final Items items = impatient();
  private final String table = TestTables.simple();
  private final String relation = catalogue.require(table).relation();
  private final SingleConnectionDataSource other =
      new SingleConnectionDataSource(url(), "postgres", "postgres", true);
  private final JdbcTemplate holder = new JdbcTemplate(other);

  @BeforeEach
  void begin() {
    other.setAutoCommit(true);
    items.put(table, A, Precondition.NONE);
    holder.execute("begin");
  }

  @AfterEach
  void end() {
    holder.execute("rollback");
    other.destroy();
  }

  /** Items of another instance, which waits half a second only. */
  private Items impatient() {
    PGSimpleDataSource database = new PGSimpleDataSource();
    database.setUrl(url());
    database.setUser("postgres");
    database.setPassword("postgres");
    database.setOptions("-c lock_timeout=500ms");
    return new Items(
        catalogue,
        new PostgresRows(
            new JdbcTemplate((DataSource) database),
            new TransactionTemplate(new JdbcTransactionManager(database))),
        Throttle.none());
  }

  private static String url() {
    return RunningTableService.bean(Environment.class).getRequiredProperty("spring.datasource.url");
  }

  @Test
  void namesTheItemThatAnotherTransactionHoldsForTooLong() {
    holder.execute("select 1 from " + relation + " for update");
    assertConflictAtSecond(put(B), put(A));
    assertThat(items.get(table, B, true)).isEmpty();
  }

  @Test
  void namesTheAbsentItemThatAnotherTransactionHoldsForTooLong() {
    byte[] held = Keys.of(catalogue.require(table), B).partition();
    holder.update(
        "insert into " + relation + " (pk, sk, item, version) values (?, '', '{}', 0)",
        (Object) held);
    assertConflictAtSecond(put(A), new Action.Check(table, B, Optional::isEmpty));
  }

  private void assertConflictAtSecond(Action first, Action second) {
    assertThatThrownBy(() -> transactions.write(List.of(first, second), Optional.empty()))
        .isInstanceOfSatisfying(
            TransactionCancelled.class,
            cancelled ->
                assertThat(cancelled.reasons())
                    .extracting(CancellationReason::code)
                    .containsExactly(Code.NONE, Code.TRANSACTION_CONFLICT));
  }

  @Test
  void tellsASingleWriteOfATransactionThatTakesTooLong() {
    holder.execute("select 1 from " + relation + " for update");
    assertThatThrownBy(() -> items.delete(table, A, Precondition.NONE))
        .isInstanceOfSatisfying(
            RequestRefused.class,
            refused -> assertThat(refused.code()).isEqualTo(ErrorCode.TRANSACTION_CONFLICT))
        .hasMessage("Transaction is ongoing for the item");
  }

  @Test
  void callsNoConflictWhatIsAChangeOfTheTable() {
    holder.execute("lock table " + relation + " in share mode");
    assertThatThrownBy(() -> transactions.write(List.of(put(B)), Optional.empty()))
        .isInstanceOf(TableHeld.class)
        .satisfies(failure -> assertThat(Passing.is(failure)).isTrue());
    assertThatThrownBy(() -> items.put(table, B, Precondition.NONE))
        .isNotInstanceOf(RequestRefused.class)
        .satisfies(failure -> assertThat(Passing.is(failure)).isTrue());
  }

  @Test
  void saysThatTheSameRequestIsBeingDone() {
    holder.update(
        "insert into catalog.transaction_tokens values (?, '', now())",
        (Object) "busy".getBytes(StandardCharsets.UTF_8));
    assertThatThrownBy(
            () ->
                transactions.write(
                    List.of(put(B)), Optional.of(new RequestToken("busy", new byte[0]))))
        .isInstanceOfSatisfying(
            RequestRefused.class,
            refused -> assertThat(refused.code()).isEqualTo(ErrorCode.TRANSACTION_IN_PROGRESS));
  }

  @Test
  void keepsAnItemAbsentUntilItsTransactionIsOver() {
    TableDefinition definition = catalogue.require(table);
    List<RowKey> key = List.of(Keys.of(definition, B));
    DataSource database = RunningTableService.bean(DataSource.class);
    TransactionRows rows =
        new PostgresTransactionRows(
            new JdbcTemplate(database),
            new TransactionTemplate(new JdbcTransactionManager(database)));
    Items patient = RunningTableService.bean(Items.class);
    CompletableFuture<Change> put =
        rows.together(
            () -> {
              rows.enter(List.of(definition));
              rows.hold(definition, key);
              CompletableFuture<Change> waiting =
                  CompletableFuture.supplyAsync(() -> patient.put(table, B, Optional::isEmpty));
              await().until(TransactionConflictsIntegrationTests::waitsForALock);
              assertThat(waiting).isNotDone();
              assertThat(items.get(table, B, true)).isEmpty();
              rows.remove(definition, key);
              return waiting;
            });
    assertThat(put.join().after()).contains(B);
  }

  private static boolean waitsForALock() {
    Boolean waits =
        new JdbcTemplate(RunningTableService.bean(DataSource.class))
            .queryForObject(
                "select exists (select 1 from pg_stat_activity where wait_event_type = 'Lock'"
                    + " and datname = current_database())",
                Boolean.class);
    return Boolean.TRUE.equals(waits);
  }

  private Action put(Item item) {
    return new Action.Put(table, item, Precondition.NONE);
  }
}

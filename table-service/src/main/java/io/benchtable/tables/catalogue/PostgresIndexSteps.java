package io.benchtable.tables.catalogue;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The steps in PostgreSQL: catalogue and relation change together. A relation is locked for a
 * moment only; where that is not possible, as it is being read for long, the step fails and is
 * tried again, so that writers never wait behind it.
 */
final class PostgresIndexSteps implements IndexSteps {

  private static final Logger LOG = LoggerFactory.getLogger(PostgresIndexSteps.class);
  private static final String SHORT_WAIT = "select set_config('lock_timeout', '100ms', true)";

  /** Longer than PostgreSQL's deadlock_timeout, after which autovacuum gives way to who waits. */
  private static final String LONG_WAIT = "select set_config('lock_timeout', '3s', true)";

  private final Catalogue catalogue;
  private final Tables tables;
  private final JdbcClient jdbc;
  private final TransactionTemplate transactions;
  private final InstantSource clock;

  PostgresIndexSteps(
      Catalogue catalogue,
      Tables tables,
      JdbcClient jdbc,
      TransactionTemplate transactions,
      InstantSource clock) {
    this.catalogue = catalogue;
    this.tables = tables;
    this.jdbc = jdbc;
    this.transactions = transactions;
    this.clock = clock;
  }

  @Override
  public List<String> open() {
    return jdbc.sql("select distinct table_name from catalog.indexes where state <> 'ACTIVE'")
        .query(String.class)
        .list();
  }

  @Override
  public Optional<TableDefinition> stored(String table) {
    return tables.findById(table);
  }

  @Override
  public void fill(TableDefinition table, Index index) {
    step(
        table,
        index,
        IndexState.REQUESTED,
        now -> {
          TableDefinition after =
              now.with(
                  inState(now, index, IndexState.FILLING, index.details().stateUntil()),
                  now.details().withSlots(index.slot() + 1));
          keepVacuumAway(now);
          Relations.addColumns(now, after, index).forEach(sql -> jdbc.sql(sql).update());
          jdbc.sql("insert into catalog.backfills values (?, ?, '', '', false)")
              .params(now.generation(), index.slot())
              .update();
          tables.save(after);
        });
  }

  @Override
  public boolean activate(TableDefinition table, Index index) {
    return step(
        table,
        index,
        IndexState.FILLING,
        now -> {
          forgetBackfill(now, index);
          tables.save(
              now.with(inState(now, index, IndexState.ACTIVE, Instant.EPOCH), now.details()));
        });
  }

  @Override
  public boolean remove(TableDefinition table, Index index) {
    return step(
        table,
        index,
        IndexState.DELETING,
        now -> {
          keepVacuumAway(now);
          jdbc.sql(Relations.dropColumns(now, index)).update();
          forgetBackfill(now, index);
          tables.save(
              now.with(
                  now.indexes().stream().filter(one -> !isSame(one, index)).toList(),
                  now.details()));
        });
  }

  /** The indexes with one of them in another state; all else of it is as it is stored now. */
  private static List<Index> inState(
      TableDefinition now, Index index, IndexState state, Instant until) {
    return now.indexes().stream()
        .map(
            one ->
                isSame(one, index) ? one.withDetails(one.details().withState(state, until)) : one)
        .toList();
  }

  /** A lock for which no reader and no writer waits comes before the one for which all do. */
  private void keepVacuumAway(TableDefinition table) {
    jdbc.sql(LONG_WAIT).query(String.class).single();
    jdbc.sql("lock table " + table.relation() + " in share update exclusive mode").update();
    jdbc.sql(SHORT_WAIT).query(String.class).single();
  }

  private void forgetBackfill(TableDefinition table, Index index) {
    jdbc.sql("delete from catalog.backfills where generation = ? and slot = ?")
        .params(table.generation(), index.slot())
        .update();
  }

  /** What is done with a table while nobody else changes it. */
  private interface Work {
    void on(TableDefinition table);
  }

  private boolean step(TableDefinition table, Index index, IndexState expected, Work work) {
    if (expected != IndexState.REQUESTED
        && clock.instant().isBefore(index.details().stateUntil())) {
      return false;
    }
    transactions.executeWithoutResult(
        status -> {
          if (tables.lock(table.name()).isEmpty()) {
            return;
          }
          jdbc.sql(SHORT_WAIT).query(String.class).single();
          tables
              .findById(table.name())
              .filter(now -> now.generation() == table.generation())
              .filter(
                  now ->
                      now.indexes().stream()
                          .anyMatch(one -> isSame(one, index) && one.state() == expected))
              .ifPresent(work::on);
        });
    catalogue.forget(table.name());
    return true;
  }

  private static boolean isSame(Index one, Index other) {
    return one.slot() == other.slot();
  }

  @Override
  public void dropDeleted() {
    jdbc.sql("select name from catalog.tables where status = 'DELETING' and status_until <= ?")
        .param(Timestamp.from(clock.instant()))
        .query(String.class)
        .list()
        .forEach(this::drop);
  }

  /** One that is being read for long does not keep others. */
  private void drop(String table) {
    try {
      catalogue.drop(table);
    } catch (DataAccessException | TransactionException e) {
      LOG.info("Table {} is dropped later: {}", table, e.toString());
    }
  }
}

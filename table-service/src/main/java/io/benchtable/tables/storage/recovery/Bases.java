package io.benchtable.tables.storage.recovery;

import io.benchtable.tables.storage.AdvisoryLock;
import java.sql.Timestamp;
import java.util.Map;
import java.util.OptionalInt;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Copies what tables held when their windows began, and takes changes that are older than wanted
 * over into these copies.
 */
final class Bases {

  /** Apart from other advisory locks of the database. */
  static final int LOCK = 0x62_61_73;

  private static final Logger LOG = LoggerFactory.getLogger(Bases.class);

  private final DataSource database;
  private final PostgresWindows windows;
  private final PostgresRecoveries recoveries;
  private final Runnable looked;

  Bases(DataSource database, Runnable looked) {
    JdbcClient jdbc = JdbcClient.create(database);
    this.database = database;
    this.windows = new PostgresWindows(jdbc);
    this.recoveries = new PostgresRecoveries(jdbc);
    this.looked = looked;
  }

  /** Looks after all windows, unless another instance is at them. */
  boolean round() {
    looked.run();
    for (Window window : windows.all()) {
      try {
        tend(window);
      } catch (DataAccessException | TransactionException e) {
        LOG.warn("Window {} is looked after later: {}", window.id(), e.toString());
      }
    }
    return false;
  }

  private void tend(Window window) {
    switch (window.state()) {
      case FILLING ->
          AdvisoryLock.patiently(
              AdvisoryLock.ofIndexes(database, window.generation()), own -> copy(window, own));
      case OPEN -> roll(window);
      case ENDED, LOST -> {}
    }
  }

  /**
   * The copy may be younger than the window: every change behind the window's beginning is archived
   * as well, so it is right from the moment of the copy on. The relation is held before that
   * moment, so nobody empties it in between. Who deletes the table ends the work, as of indexes.
   */
  private void copy(Window window, DataSource own) {
    JdbcClient jdbc = JdbcClient.create(own);
    if (windows.find(window.id()).filter(now -> now.state() == window.state()).isEmpty()) {
      return;
    }
    TransactionTemplate moment = new TransactionTemplate(new JdbcTransactionManager(own));
    moment.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
    moment.executeWithoutResult(
        status -> {
          jdbc.sql(WindowStatements.hold(window.generation())).update();
          Timestamp earliest = jdbc.sql("select clock_timestamp()").query(Timestamp.class).single();
          jdbc.sql(WindowStatements.copy(window)).update();
          jdbc.sql(WindowStatements.order(window.base())).update();
          if (!new PostgresWindows(jdbc).open(window, earliest)) {
            status.setRollbackOnly();
          }
        });
  }

  private void roll(Window window) {
    OptionalInt days = recoveries.days(window.generation());
    if (days.isEmpty()) {
      return;
    }
    try (AdvisoryLock lock =
        AdvisoryLock.of(database, LOCK, Long.hashCode(window.id())).orElse(null)) {
      while (lock != null
          && !Thread.currentThread().isInterrupted()
          && rollSome(window, days.getAsInt())) {
        LOG.debug("Changes of window {} are older than wanted.", window.id());
      }
    }
  }

  /** Contents that were asked for and are still to be made keep what they need. */
  private boolean rollSome(Window window, int days) {
    JdbcClient jdbc = JdbcClient.create(database);
    return Boolean.TRUE.equals(
        new TransactionTemplate(new JdbcTransactionManager(database))
            .execute(
                status -> {
                  windows.lock(window);
                  Timestamp horizon =
                      jdbc.sql(
                              "select least(now() - make_interval(days => ?), (select"
                                  + " min(coalesce(since - interval '1 microsecond', at)) from"
                                  + " catalog.contents where window_id = ? and state = 'WANTED'))")
                          .params(days, window.id())
                          .query(Timestamp.class)
                          .single();
                  return jdbc.sql(WindowStatements.roll(window))
                          .params(Map.of("horizon", horizon, "id", window.id()))
                          .update()
                      == 1;
                }));
  }
}

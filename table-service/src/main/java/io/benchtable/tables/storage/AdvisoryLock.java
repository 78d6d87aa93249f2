package io.benchtable.tables.storage;

import io.benchtable.tables.catalogue.Relations;
import java.sql.Connection;
import java.util.Optional;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The right to work on something for a while, of all instances: an advisory lock of PostgreSQL,
 * held by the connection on which the work is done. Where that breaks, the work ends and the lock
 * is free at once; what an instance that is killed began goes on in the database, and so long
 * nobody else begins it.
 */
public final class AdvisoryLock implements AutoCloseable {

  private final DataSource database;
  private final Connection connection;
  private final SingleConnectionDataSource session;
  private final JdbcTemplate jdbc;

  private AdvisoryLock(DataSource database) {
    this.database = database;
    this.connection = DataSourceUtils.getConnection(database);
    this.session = new SingleConnectionDataSource(connection, true);
    this.jdbc = new JdbcTemplate(session);
  }

  /** To make and drop indexes of one table, of whatever kind; empty while somebody else has it. */
  public static Optional<AdvisoryLock> ofIndexes(DataSource database, long generation) {
    // Tables whose generations share a key are worked on one after the other.
    return of(database, Relations.LOCK, Long.hashCode(generation));
  }

  /**
   * Empty while somebody else has it.
   *
   * @param kind what is done
   * @param key with what it is done
   */
  public static Optional<AdvisoryLock> of(DataSource database, int kind, int key) {
    AdvisoryLock lock = new AdvisoryLock(database);
    boolean taken = false;
    try {
      taken =
          Boolean.TRUE.equals(
              lock.jdbc.queryForObject(
                  "select pg_try_advisory_lock(?, ?)", Boolean.class, kind, key));
      return taken ? Optional.of(lock) : Optional.empty();
    } finally {
      if (!taken) {
        lock.close();
      }
    }
  }

  /** Does work that may take hours, with no limit of time; nothing while somebody else is at it. */
  public static void patiently(Optional<AdvisoryLock> taken, Consumer<DataSource> work) {
    if (taken.isPresent()) {
      try (AdvisoryLock lock = taken.get()) {
        lock.patiently(() -> work.accept(lock.session));
      }
    }
  }

  JdbcTemplate jdbc() {
    return jdbc;
  }

  TransactionTemplate transactions() {
    return new TransactionTemplate(new JdbcTransactionManager(session));
  }

  /** Runs a statement that may take hours. */
  void patiently(String sql) {
    patiently(() -> jdbc.execute(sql));
  }

  /** Whatever fails leaves the limits to {@link #close}. */
  private void patiently(Runnable work) {
    jdbc.execute("set statement_timeout = 0");
    jdbc.execute("set lock_timeout = 0");
    work.run();
    resetLimits();
  }

  private void resetLimits() {
    jdbc.execute("reset statement_timeout");
    jdbc.execute("reset lock_timeout");
  }

  /** A connection that cannot be given back as it was is ended: its lock goes with it. */
  @Override
  public void close() {
    try {
      resetLimits();
      jdbc.execute("select pg_advisory_unlock_all()");
    } catch (DataAccessException _) {
      abort();
    } finally {
      DataSourceUtils.releaseConnection(connection, database);
    }
  }

  private void abort() {
    try {
      connection.abort(Runnable::run);
    } catch (java.sql.SQLException _) {
      // It is broken already.
    }
  }
}

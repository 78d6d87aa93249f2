package io.benchtable.tables.storage;

import io.benchtable.tables.catalogue.Relations;
import java.sql.Connection;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The right to build indexes of one table: an advisory lock of PostgreSQL, held by the connection
 * on which all of the building is done. Where that breaks, the work ends and the lock is free at
 * once. While the index of expiring items is made or dropped, nobody else has it.
 */
final class BuildLock implements AutoCloseable {

  static final int KIND = Relations.LOCK;

  private final DataSource database;
  private final Connection connection;
  private final SingleConnectionDataSource own;
  private final JdbcTemplate jdbc;

  private BuildLock(DataSource database) {
    this.database = database;
    this.connection = DataSourceUtils.getConnection(database);
    this.own = new SingleConnectionDataSource(connection, true);
    this.jdbc = new JdbcTemplate(own);
  }

  /** Empty while somebody else has it. */
  static Optional<BuildLock> of(DataSource database, long generation) {
    BuildLock lock = new BuildLock(database);
    boolean taken = false;
    try {
      taken =
          Boolean.TRUE.equals(
              lock.jdbc.queryForObject(
                  "select pg_try_advisory_lock(?, ?)", Boolean.class, KIND, key(generation)));
      return taken ? Optional.of(lock) : Optional.empty();
    } finally {
      if (!taken) {
        lock.close();
      }
    }
  }

  /** Tables whose generations share it build one after the other. */
  private static int key(long generation) {
    return Long.hashCode(generation);
  }

  JdbcTemplate jdbc() {
    return jdbc;
  }

  TransactionTemplate transactions() {
    return new TransactionTemplate(new JdbcTransactionManager(own));
  }

  /** Runs a statement that may take hours. */
  void patiently(String sql) {
    jdbc.execute("set statement_timeout = 0");
    jdbc.execute("set lock_timeout = 0");
    jdbc.execute(sql);
    jdbc.execute("reset statement_timeout");
    jdbc.execute("reset lock_timeout");
  }

  @Override
  public void close() {
    try {
      if (isAlive()) {
        jdbc.execute("select pg_advisory_unlock_all()");
        jdbc.execute("reset statement_timeout");
        jdbc.execute("reset lock_timeout");
      }
    } finally {
      DataSourceUtils.releaseConnection(connection, database);
    }
  }

  private boolean isAlive() {
    try {
      return connection.isValid(1);
    } catch (java.sql.SQLException _) {
      return false;
    }
  }
}

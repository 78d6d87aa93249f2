package io.benchtable.tables.storage.expiry;

import io.benchtable.tables.catalogue.Relations;
import io.benchtable.tables.catalogue.TableDefinition;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * Work on the relation of a table that takes its time and is not part of a transaction. One
 * instance does it at a time: what it began goes on in the database even when the instance is
 * killed, and so long nobody else begins it, nor changes the indexes by which users read.
 */
public record TableSession(DataSource database) {

  /** False when somebody else is at it. */
  boolean alone(TableDefinition table, Consumer<JdbcClient> work) {
    return alone(
        Relations.LOCK,
        (int) table.generation(),
        session -> work.accept(JdbcClient.create(session)));
  }

  /**
   * The same under any advisory lock, whose key has two halves.
   *
   * @param kind what is done
   * @param key with what it is done
   */
  public boolean alone(int kind, int key, Consumer<DataSource> work) {
    try (Connection connection = database.getConnection()) {
      DataSource own = new SingleConnectionDataSource(connection, true);
      JdbcClient session = JdbcClient.create(own);
      if (!isDone(session, "select pg_try_advisory_lock(?, ?)", kind, key)) {
        return false;
      }
      try {
        session.sql("set statement_timeout = 0").update();
        session.sql("set lock_timeout = 0").update();
        work.accept(own);
      } finally {
        release(connection, session, kind, key);
      }
      return true;
    } catch (SQLException e) {
      throw new CannotGetJdbcConnectionException(
          "Expected a session for work on a table, but got none.", e);
    }
  }

  /** A session that cannot be given back as it was is ended: its lock goes with it. */
  private static void release(Connection connection, JdbcClient session, int kind, int key)
      throws SQLException {
    try {
      session.sql("reset statement_timeout").update();
      session.sql("reset lock_timeout").update();
      isDone(session, "select pg_advisory_unlock(?, ?)", kind, key);
    } catch (DataAccessException e) {
      connection.abort(Runnable::run);
    }
  }

  private static boolean isDone(JdbcClient session, String sql, int kind, int key) {
    return session.sql(sql).params(kind, key).query(Boolean.class).single();
  }
}

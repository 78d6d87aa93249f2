package io.benchtable.tables;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** A session that holds what a statement locks until it is closed. */
public final class TestLock implements AutoCloseable {

  private final Connection connection;

  public TestLock(DataSource database, String sql, Object... values) throws SQLException {
    connection = database.getConnection();
    connection.setAutoCommit(false);
    try (var statement = connection.createStatement()) {
      statement.execute(sql.formatted(values));
    }
  }

  @Override
  public void close() throws SQLException {
    connection.rollback();
    connection.setAutoCommit(true);
    connection.close();
  }
}

package io.benchtable.streams.publication;

import io.benchtable.streams.wal.Database;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.function.UnaryOperator;

/** PostgreSQL as a child process, set up for logical decoding. */
final class Postgres implements AutoCloseable {

  private final EmbeddedPostgres server;

  private Postgres(EmbeddedPostgres server) {
    this.server = server;
  }

  static Postgres start() throws IOException {
    return start(builder -> builder);
  }

  static Postgres start(UnaryOperator<EmbeddedPostgres.Builder> more) throws IOException {
    return new Postgres(
        more.apply(
                EmbeddedPostgres.builder()
                    // The library's own settings trade durability for speed, and hold the log back.
                    .setServerConfig("fsync", "on")
                    .setServerConfig("synchronous_commit", "on")
                    .setServerConfig("full_page_writes", "on")
                    .setServerConfig("wal_level", "logical")
                    .setServerConfig("max_replication_slots", "4")
                    .setServerConfig("max_wal_senders", "4")
                    .setServerConfig("max_slot_wal_keep_size", "64MB")
                    .setServerConfig("max_wal_size", "64MB"))
            .start());
  }

  Database database() {
    return new Database(server.getJdbcUrl("postgres", "postgres"), "postgres", null);
  }

  Connection connect() throws SQLException {
    return database().connect();
  }

  void execute(String sql) throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  boolean isTrue(String query) throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      return row.next() && row.getBoolean(1);
    }
  }

  /** The one value that a query gives; empty for none. */
  String text(String query) throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      return row.next() ? String.valueOf(row.getString(1)) : "";
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}

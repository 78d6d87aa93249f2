package io.benchtable.tables.history;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

/** A PostgreSQL that keeps what it has acknowledged, and can be made to crash. */
final class CrashingPostgres implements AutoCloseable {

  private final EmbeddedPostgres server;

  CrashingPostgres() throws IOException {
    this.server =
        EmbeddedPostgres.builder()
            .setPGStartupWait(Duration.ofSeconds(60))
            .setServerConfig("wal_level", "logical")
            .setServerConfig("synchronous_commit", "on")
            .setServerConfig("fsync", "on")
            .setServerConfig("full_page_writes", "on")
            .setServerConfig("max_connections", "60")
            .start();
  }

  String url() {
    return "jdbc:postgresql://127.0.0.1:" + server.getPort() + "/postgres";
  }

  /**
   * Kills a process of the server. As it may have left anything in shared memory, the server ends
   * all others at once, and starts again from its log.
   */
  void crash() throws SQLException {
    try (Connection connection = server.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("select pg_backend_pid()")) {
      row.next();
      if (!ProcessHandle.of(row.getLong(1)).orElseThrow().destroyForcibly()) {
        throw new IllegalStateException("Expected to kill a process, but could not.");
      }
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}

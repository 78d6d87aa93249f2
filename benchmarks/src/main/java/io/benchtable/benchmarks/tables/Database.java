package io.benchtable.benchmarks.tables;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

/** PostgreSQL with the settings that matter to an instance; every commit is on disk. */
public final class Database implements AutoCloseable {

  static final String USER = "postgres";

  private final EmbeddedPostgres server;

  public Database(Path folder) throws IOException {
    server =
        EmbeddedPostgres.builder()
            .setOverrideWorkingDirectory(folder.resolve("binaries").toFile())
            .setDataDirectory(folder.resolve("database"))
            .setOutputRedirector(
                ProcessBuilder.Redirect.appendTo(folder.resolve("postgresql.log").toFile()))
            .setErrorRedirector(
                ProcessBuilder.Redirect.appendTo(folder.resolve("postgresql.log").toFile()))
            .setPGStartupWait(Duration.ofSeconds(60))
            .setServerConfig("listen_addresses", "127.0.0.1")
            .setServerConfig("wal_level", "logical")
            .setServerConfig("max_connections", "60")
            .setServerConfig("shared_buffers", "96MB")
            .setServerConfig("synchronous_commit", "on")
            .setServerConfig("fsync", "on")
            .setServerConfig("full_page_writes", "on")
            .start();
  }

  int port() {
    return server.getPort();
  }

  String url() {
    return "jdbc:postgresql://127.0.0.1:" + port() + "/postgres";
  }

  void execute(String... statements) throws SQLException {
    try (Connection connection = server.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}

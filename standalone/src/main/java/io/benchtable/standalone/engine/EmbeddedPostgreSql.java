package io.benchtable.standalone.engine;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;

/**
 * PostgreSQL 18 as a child process on its own directory, with a generated password and logical
 * decoding switched on.
 */
final class EmbeddedPostgreSql implements AutoCloseable {

  private static final String USER = "postgres";
  private static final String PASSWORD_ONLY =
      "host all all 127.0.0.1/32 scram-sha-256\nhost replication all 127.0.0.1/32 scram-sha-256\n";

  private final EmbeddedPostgres server;
  private final String password;

  private EmbeddedPostgreSql(EmbeddedPostgres server, String password) {
    this.server = server;
    this.password = password;
  }

  /** Starts the server; {@code directory} keeps the binaries, the database and the server's log. */
  static EmbeddedPostgreSql start(Path directory, String password) {
    Path data = directory.resolve("database");
    boolean fresh = !Files.exists(data.resolve("PG_VERSION"));
    try {
      Files.createDirectories(directory);
      Path log = directory.resolve("postgresql.log");
      EmbeddedPostgres.Builder builder =
          EmbeddedPostgres.builder()
              .setOverrideWorkingDirectory(directory.resolve("binaries").toFile())
              .setDataDirectory(data)
              .setCleanDataDirectory(false)
              .setRegisterShutdownHook(false)
              .setPGStartupWait(Duration.ofSeconds(60))
              .setOutputRedirector(ProcessBuilder.Redirect.appendTo(log.toFile()))
              .setErrorRedirector(ProcessBuilder.Redirect.appendTo(log.toFile()))
              .setServerConfig("listen_addresses", "127.0.0.1")
              .setServerConfig("unix_socket_directories", "")
              .setServerConfig("wal_level", "logical")
              .setServerConfig("max_replication_slots", "8")
              .setServerConfig("max_wal_senders", "8")
              .setServerConfig("max_slot_wal_keep_size", "4GB")
              .setServerConfig("max_connections", "60")
              .setServerConfig("shared_buffers", "96MB")
              .setServerConfig("synchronous_commit", "on")
              .setServerConfig("fsync", "on")
              .setServerConfig("full_page_writes", "on")
              .setServerConfig("log_timezone", "UTC")
              .setServerConfig("timezone", "UTC");
      if (!fresh) {
        builder.setConnectConfig("password", password);
      }
      EmbeddedPostgreSql started = new EmbeddedPostgreSql(builder.start(), password);
      if (fresh) {
        started.requirePassword(data);
      }
      return started;
    } catch (IOException | IllegalStateException e) {
      throw new EngineFailure(
          "PostgreSQL did not start in "
              + directory
              + " ("
              + rootMessage(e)
              + "): see postgresql.log there; as root it needs the right to make a user namespace"
              + " (unshare -U), and its folder must allow execution.",
          e);
    }
  }

  private void requirePassword(Path data) throws IOException {
    try (var connection = server.getPostgresDatabase().getConnection();
        var statement = connection.createStatement()) {
      statement.execute("alter user " + USER + " password '" + password + "'");
      Files.writeString(data.resolve("pg_hba.conf"), PASSWORD_ONLY);
      statement.execute("select pg_reload_conf()");
    } catch (SQLException e) {
      throw new EngineFailure("PostgreSQL started but did not take its password.", e);
    }
  }

  String url() {
    return "jdbc:postgresql://127.0.0.1:" + server.getPort() + "/postgres";
  }

  String user() {
    return USER;
  }

  @Override
  public void close() {
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String rootMessage(Throwable failure) {
    Throwable root = failure;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return String.valueOf(root.getMessage()).strip();
  }
}

package io.benchtable.standalone.engine;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * PostgreSQL 18 as a child process on its own directory, with a generated password and logical
 * decoding switched on.
 */
final class EmbeddedPostgreSql implements AutoCloseable {

  private static final String USER = "postgres";
  private static final String PORT_IN_USE = "Address already in use";

  private final EmbeddedPostgres server;
  private final Path data;
  private final ProcessHandle postmaster;

  private EmbeddedPostgreSql(EmbeddedPostgres server, Path data, ProcessHandle postmaster) {
    this.server = server;
    this.data = data;
    this.postmaster = postmaster;
  }

  /**
   * Starts the server on {@code port}; {@code directory} keeps the binaries, the database and the
   * server's log.
   */
  static EmbeddedPostgreSql start(Path directory, int port, String password) {
    Path data = directory.resolve("database");
    Path log = directory.resolve("postgresql.log");
    long logged = size(log);
    try {
      Files.createDirectories(directory);
      new PostgreSqlAccess(data).discardHalfMade();
      EmbeddedPostgres server = builder(directory, data, log, port, password).start();
      return new EmbeddedPostgreSql(
          server,
          data,
          ChildProcess.postmaster(data)
              .orElseThrow(() -> new IOException("its process ended as soon as it was up")));
    } catch (IOException | UncheckedIOException | IllegalStateException e) {
      ChildProcess.stopPostmaster(data);
      throw (e.getMessage() + said(log, logged)).contains(PORT_IN_USE)
          ? new EngineFailure(
              "Port "
                  + port
                  + " was taken by another program while PostgreSQL started: start again.",
              e)
          : new EngineFailure(
              "PostgreSQL did not start in "
                  + directory
                  + " ("
                  + rootMessage(e)
                  + "): see postgresql.log there; as root it needs the right to make a user"
                  + " namespace (unshare -U), and its folder must allow execution.",
              e);
    }
  }

  private static EmbeddedPostgres.Builder builder(
      Path directory, Path data, Path log, int port, String password) {
    Path binaries = directory.resolve("binaries");
    return EmbeddedPostgres.builder()
        .setOverrideWorkingDirectory(binaries.toFile())
        .setPort(port)
        .setDataDirectory(data)
        .setCleanDataDirectory(false)
        .setDataDirectoryCustomizer(_ -> prepare(data, binaries, port, password))
        .setRegisterShutdownHook(false)
        .setPGStartupWait(Duration.ofSeconds(60))
        .setOutputRedirector(ProcessBuilder.Redirect.appendTo(log.toFile()))
        .setErrorRedirector(ProcessBuilder.Redirect.appendTo(log.toFile()))
        .setConnectConfig("password", password)
        // Should another program answer on the port, it may wait for us to speak its language.
        .setConnectConfig("socketTimeout", "10")
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
  }

  /** Between the making of the database and the start of its server, which may be seconds. */
  private static void prepare(Path data, Path binaries, int port, String password) {
    try {
      new PostgreSqlAccess(data).close(binaries, USER, password);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    if (!FreePorts.isFree(port)) {
      throw new IllegalStateException(PORT_IN_USE);
    }
  }

  private static long size(Path log) {
    try {
      return Files.exists(log) ? Files.size(log) : 0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What the log says beyond its first {@code from} bytes. */
  private static String said(Path log, long from) {
    try {
      byte[] all = Files.exists(log) ? Files.readAllBytes(log) : new byte[0];
      int start = (int) Math.min(from, all.length);
      return new String(all, start, all.length - start, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The process that the whole server depends on. */
  ProcessHandle process() {
    return postmaster;
  }

  String url() {
    return "jdbc:postgresql://127.0.0.1:" + server.getPort() + "/postgres";
  }

  String user() {
    return USER;
  }

  /** Returns when the server has ended: the library gives it five seconds and then leaves it. */
  @Override
  public void close() {
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    ChildProcess.stopPostmaster(data);
  }

  private static String rootMessage(Throwable failure) {
    Throwable root = failure;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return String.valueOf(root.getMessage()).strip();
  }
}

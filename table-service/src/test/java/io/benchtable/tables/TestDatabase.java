package io.benchtable.tables;

import static org.awaitility.Awaitility.await;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** One PostgreSQL for all tests of the module, with a database for each context that asks. */
public final class TestDatabase {

  private static final EmbeddedPostgres SERVER = start();

  private TestDatabase() {}

  private static EmbeddedPostgres start() {
    try {
      return EmbeddedPostgres.builder()
          .setPGStartupWait(Duration.ofSeconds(60))
          .setServerConfig("wal_level", "logical")
          .setServerConfig("synchronous_commit", "on")
          .setServerConfig("max_connections", "60")
          .start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The address of a new, empty database. */
  public static String newDatabase() {
    String name = "t" + UUID.randomUUID().toString().replace("-", "");
    try (var connection = SERVER.getPostgresDatabase().getConnection();
        var statement = connection.createStatement()) {
      statement.execute("create database " + name);
    } catch (java.sql.SQLException e) {
      throw new IllegalStateException("Expected a new database, but got none.", e);
    }
    return "jdbc:postgresql://127.0.0.1:" + SERVER.getPort() + "/" + name;
  }

  /** A time that is apart from all writes before it and behind it, also to the millisecond. */
  public static Instant moment(JdbcClient jdbc) {
    Instant before = now(jdbc);
    await().until(() -> now(jdbc).isAfter(before.plusMillis(3)));
    Instant moment = Instant.ofEpochMilli(now(jdbc).toEpochMilli());
    await().until(() -> now(jdbc).isAfter(moment.plusMillis(3)));
    return moment;
  }

  private static Instant now(JdbcClient jdbc) {
    return jdbc.sql("select clock_timestamp()").query(Timestamp.class).single().toInstant();
  }
}

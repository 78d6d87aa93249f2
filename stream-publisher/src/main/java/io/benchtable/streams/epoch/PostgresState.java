package io.benchtable.streams.epoch;

import io.benchtable.streams.wal.Lsn;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/** What the publisher keeps and makes in the database: schema, incarnation, publication, slot. */
public final class PostgresState {

  /** Any number that no other program locks. */
  private static final long LOCK = 0x62656e6368746162L;

  private static final long SIGN_INTERVAL = TimeUnit.SECONDS.toNanos(1);

  private final Connection connection;
  private final String name;
  private long lastSign = System.nanoTime();

  /**
   * @param name of the publication and of the slot
   */
  public PostgresState(Connection connection, String name) {
    this.connection = connection;
    this.name = name;
  }

  /** Whether the schema that is published is there. */
  public boolean itemsExist() throws SQLException {
    return isTrue("select to_regnamespace('items') is not null");
  }

  /** Takes the lock under which one publisher at a time starts; false: another one starts. */
  public boolean lock() throws SQLException {
    // A publisher that is halted while it starts must not hold the lock for ever; one that is not
    // halted says so, however long the ends of all topics take it.
    execute("set idle_session_timeout = '5min'");
    return isTrue("select pg_try_advisory_lock(" + LOCK + ")");
  }

  /**
   * Keeps the lock while nothing else is said here; does nothing where that was within the last
   * second. Fails when the session has ended, and the lock with it.
   */
  public void keepLock() throws SQLException {
    long now = System.nanoTime();
    if (now - lastSign >= SIGN_INTERVAL) {
      execute("select");
      lastSign = now;
    }
  }

  /** Gives the lock back. */
  public void unlock() throws SQLException {
    isTrue("select pg_advisory_unlock(" + LOCK + ")");
    execute("set idle_session_timeout = 0");
  }

  /** Makes the publisher's own schema, and the publication, if they are missing. */
  public void prepare() throws SQLException {
    execute("create schema if not exists streams");
    execute(
        """
        create table if not exists streams.incarnation (
          single boolean primary key default true check (single),
          id uuid not null,
          epoch integer not null
        )
        """);
    if (!isTrue("select exists (select from pg_publication where pubname = '" + name + "')")) {
      execute("create publication " + name + " for tables in schema items");
    }
  }

  /** The incarnation that the database remembers. */
  public Optional<Incarnation> incarnation() throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("select id, epoch from streams.incarnation")) {
      return row.next()
          ? Optional.of(new Incarnation(row.getObject(1, UUID.class), row.getInt(2)))
          : Optional.empty();
    }
  }

  /** Remembers an incarnation. */
  public void save(Incarnation incarnation) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            """
            insert into streams.incarnation (id, epoch) values (?, ?)
            on conflict (single) do update set id = excluded.id, epoch = excluded.epoch
            """)) {
      statement.setObject(1, incarnation.id());
      statement.setInt(2, incarnation.epoch());
      statement.executeUpdate();
    }
  }

  /** The identifier of the database system. */
  public String systemIdentifier() throws SQLException {
    return text("select system_identifier::text from pg_control_system()");
  }

  /** Where the log ends. */
  public Lsn logEnd() throws SQLException {
    return Lsn.parse(text("select pg_current_wal_flush_lsn()::text"));
  }

  /** After what time without a sign of life the database ends a reader; zero: never. */
  public Duration senderTimeout() throws SQLException {
    return Duration.ofMillis(
        Long.parseLong(text("select setting from pg_settings where name = 'wal_sender_timeout'")));
  }

  /** The slot as it is now. */
  public Slot slot() throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            """
            select active_pid, wal_status, confirmed_flush_lsn::text, plugin,
              database = current_database()
            from pg_replication_slots where slot_name = ?
            """)) {
      statement.setString(1, name);
      try (ResultSet row = statement.executeQuery()) {
        if (!row.next()) {
          return new Slot.Missing();
        }
        if (!"pgoutput".equals(row.getString(4)) || !row.getBoolean(5)) {
          throw new IllegalStateException(
              "Expected slot '%s' to be of this database and of pgoutput, but it is not"
                  .formatted(name));
        }
        int active = row.getInt(1);
        if (!row.wasNull()) {
          return new Slot.Taken(active);
        }
        String confirmed = row.getString(3);
        return "lost".equals(row.getString(2)) || confirmed == null
            ? new Slot.Lost("the log that it needed was removed")
            : new Slot.Ready(Lsn.parse(confirmed));
      }
    }
  }

  /** Removes the slot if it is there. */
  public void dropSlot() throws SQLException {
    execute(
        "select pg_drop_replication_slot(slot_name) from pg_replication_slots where slot_name = '"
            + name
            + "'");
  }

  private boolean isTrue(String query) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      return row.next() && row.getBoolean(1);
    }
  }

  private String text(String query) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      row.next();
      return row.getString(1);
    }
  }

  private void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}

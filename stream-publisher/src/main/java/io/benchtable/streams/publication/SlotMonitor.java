package io.benchtable.streams.publication;

import io.benchtable.streams.wal.Database;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Measures, every few seconds, how far the slot is behind: also while nobody publishes. */
final class SlotMonitor implements Runnable {

  private static final Duration INTERVAL = Duration.ofSeconds(5);

  private final Database database;
  private final String slot;
  private final PublicationStatus status;
  private @Nullable Thread thread;

  private SlotMonitor(Database database, String slot, PublicationStatus status) {
    this.database = database;
    this.slot = slot;
    this.status = status;
  }

  static SlotMonitor start(Database database, String slot, PublicationStatus status) {
    SlotMonitor monitor = new SlotMonitor(database, slot, status);
    monitor.thread = Thread.ofVirtual().name("stream-publisher-slot").start(monitor);
    return monitor;
  }

  void stop() {
    if (thread != null) {
      thread.interrupt();
    }
  }

  @Override
  public void run() {
    try {
      while (true) {
        try (Connection connection = database.connect()) {
          while (true) {
            status.measured(measure(connection));
            Thread.sleep(INTERVAL);
          }
        } catch (SQLException e) {
          status.notMeasured(String.valueOf(e.getMessage()));
        }
        Thread.sleep(INTERVAL);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private @Nullable SlotLag measure(Connection connection) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            """
            select pg_wal_lsn_diff(pg_current_wal_lsn(), confirmed_flush_lsn)::bigint, wal_status
            from pg_replication_slots where slot_name = ?
            """)) {
      statement.setString(1, slot);
      try (ResultSet row = statement.executeQuery()) {
        return row.next() ? new SlotLag(row.getLong(1), row.getString(2)) : null;
      }
    }
  }
}

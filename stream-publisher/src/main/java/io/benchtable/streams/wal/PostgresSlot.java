package io.benchtable.streams.wal;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Makes a replication slot, and shows the database as it was at the slot's first position. */
public final class PostgresSlot {

  private PostgresSlot() {}

  /** What is done with the database as it was at a position. */
  public interface Snapshot {

    /** Reads through {@code reader}, whose transaction sees the database as it was there. */
    void read(Connection reader, Lsn at) throws SQLException;
  }

  /** Makes the slot; the log is held from there on. */
  public static Lsn create(Database database, String slot, Snapshot snapshot) throws SQLException {
    try (Connection replication = database.connectForReplication();
        Statement create = replication.createStatement();
        ResultSet made =
            create.executeQuery(
                "CREATE_REPLICATION_SLOT " + slot + " LOGICAL pgoutput (SNAPSHOT 'export')")) {
      made.next();
      Lsn at = Lsn.parse(made.getString("consistent_point"));
      try (Connection reader = database.connect()) {
        reader.setAutoCommit(false);
        reader.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        try (Statement statement = reader.createStatement()) {
          statement.execute("set transaction snapshot '" + made.getString("snapshot_name") + "'");
        }
        snapshot.read(reader, at);
        reader.rollback();
      }
      return at;
    }
  }
}

package io.benchtable.tables.storage.recovery;

import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.replication.LogSequenceNumber;
import org.postgresql.replication.PGReplicationStream;

/** The log as it comes through the replication slot, of which nobody else reads meanwhile. */
final class LogStream implements AutoCloseable {

  private static final String PUBLICATION = "benchtable_archive";

  private final Connection connection;
  private final PGReplicationStream stream;

  private LogStream(Connection connection, PGReplicationStream stream) {
    this.connection = connection;
    this.stream = stream;
  }

  /** Goes on behind what was confirmed last. */
  static LogStream open(ArchiveDatabase database, String slot) throws SQLException {
    Connection connection = database.connectForReplication();
    try {
      return new LogStream(
          connection,
          connection
              .unwrap(PGConnection.class)
              .getReplicationAPI()
              .replicationStream()
              .logical()
              .withSlotName(slot)
              .withSlotOption("proto_version", 1)
              .withSlotOption("publication_names", PUBLICATION)
              .withSlotOption("messages", true)
              .withStatusInterval(1, TimeUnit.SECONDS)
              // Only what the archive has may be confirmed.
              .withAutomaticFlush(false)
              .start());
    } catch (SQLException | RuntimeException e) {
      connection.close();
      throw e;
    }
  }

  /** The next message; null where there is none now. */
  @Nullable ByteBuffer read() throws SQLException {
    ByteBuffer message = stream.readPending();
    if (message == null && stream.isClosed()) {
      throw new SQLException("Expected the log to go on, but the database closed it.");
    }
    return message;
  }

  /** Lets the database remove the log up to there; it is told within a second. */
  void confirm(Lsn position) {
    LogSequenceNumber number = LogSequenceNumber.valueOf(position.value());
    stream.setFlushedLSN(number);
    stream.setAppliedLSN(number);
  }

  /** Tells the database that somebody is here still. */
  void sendStatus() throws SQLException {
    stream.forceUpdateStatus();
  }

  /** Cuts the connection: an orderly end would first read all that is under way. */
  @Override
  public void close() throws SQLException {
    connection.abort(Runnable::run);
    connection.close();
  }
}

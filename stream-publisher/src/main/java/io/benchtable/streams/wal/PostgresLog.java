package io.benchtable.streams.wal;

import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.postgresql.PGConnection;
import org.postgresql.replication.LogSequenceNumber;
import org.postgresql.replication.PGReplicationStream;

/**
 * The write-ahead log, read through a replication slot. While it is open nobody else reads from the
 * slot. Used by one thread; only {@link #abort()} may be called by another.
 */
public final class PostgresLog implements AutoCloseable {

  private static final long STATUS_INTERVAL = TimeUnit.SECONDS.toNanos(1);

  private final Connection connection;
  private final PGReplicationStream stream;
  private long lastStatus = System.nanoTime();

  private PostgresLog(Connection connection, PGReplicationStream stream) {
    this.connection = connection;
    this.stream = stream;
  }

  /**
   * Starts to read where the slot's confirmed position is. Fails with SQL state 55006 (object in
   * use) while somebody else reads from the slot.
   */
  public static PostgresLog open(Database database, String slot, String publication)
      throws SQLException {
    Connection connection = database.connectForReplication();
    try {
      PGReplicationStream stream =
          connection
              .unwrap(PGConnection.class)
              .getReplicationAPI()
              .replicationStream()
              .logical()
              .withSlotName(slot)
              .withSlotOption("proto_version", 1)
              .withSlotOption("publication_names", publication)
              .withSlotOption("messages", true)
              .withStatusInterval(1, TimeUnit.SECONDS)
              // The driver would confirm positions by itself, before their changes are published.
              .withAutomaticFlush(false)
              .start();
      return new PostgresLog(connection, stream);
    } catch (SQLException | RuntimeException e) {
      connection.close();
      throw e;
    }
  }

  /** Waits a moment for the next message. */
  public Optional<WalMessage> read() throws SQLException {
    ByteBuffer bytes = stream.readPending();
    if (bytes != null) {
      return Optional.of(WalParser.parse(bytes));
    }
    if (stream.isClosed()) {
      throw new SQLException("Expected the write-ahead log to go on, but the database closed it");
    }
    return Optional.empty();
  }

  /**
   * The position up to which the database has sent everything. Only meaningful between two
   * transactions.
   */
  public Lsn received() {
    return new Lsn(stream.getLastReceiveLSN().asLong());
  }

  /** Gives the log up to this position free; sent within a second, as reading goes on. */
  public void confirm(Lsn position) {
    LogSequenceNumber number = LogSequenceNumber.valueOf(position.value());
    stream.setFlushedLSN(number);
    stream.setAppliedLSN(number);
  }

  /**
   * Tells the database that this reader lives, for when it does not read for a while; does nothing
   * where that was within the last second.
   */
  public void sendStatus() throws SQLException {
    long now = System.nanoTime();
    if (now - lastStatus >= STATUS_INTERVAL) {
      stream.forceUpdateStatus();
      lastStatus = now;
    }
  }

  /** Cuts the connection, from any thread; a read that waits fails. */
  public void abort() {
    try {
      connection.abort(Runnable::run);
    } catch (SQLException _) {
      // It is gone already, which is what was wanted.
    }
  }

  @Override
  public void close() throws SQLException {
    // Cut rather than ended: an orderly end would first read what is still under way.
    abort();
    connection.close();
  }
}

package io.benchtable.streams.stream;

import io.benchtable.streams.table.PostgresTables;
import io.benchtable.streams.table.Table;
import io.benchtable.streams.table.Tables;
import io.benchtable.streams.wal.Database;
import io.benchtable.streams.wal.Lsn;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The streams by the relations of the publisher and the table service, over one connection. */
final class PostgresStreams implements StreamRegistry, AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(PostgresStreams.class);
  private static final long REMEMBERED_NANOS = Duration.ofMillis(250).toNanos();

  private final Database database;
  private final InstantSource clock;
  private @Nullable Connection connection;
  private @Nullable Read last;

  private record Read(List<Stretch> stretches, Optional<List<Table>> catalogue, long atNanos) {}

  PostgresStreams(Database database, InstantSource clock) {
    this.database = database;
    this.clock = clock;
  }

  @Override
  public synchronized List<StreamView> all() {
    Read read = last;
    if (read == null || System.nanoTime() - read.atNanos() > REMEMBERED_NANOS) {
      read = read();
    }
    return streams(read);
  }

  @Override
  public synchronized Optional<StreamView> find(StreamArn arn) {
    Optional<StreamView> found = first(all(), arn);
    return found.isPresent() ? found : findNow(arn);
  }

  @Override
  public synchronized Optional<StreamView> findNow(StreamArn arn) {
    return first(streams(read()), arn);
  }

  private static Optional<StreamView> first(List<StreamView> streams, StreamArn arn) {
    return streams.stream().filter(stream -> stream.arn().equals(arn)).findFirst();
  }

  private List<StreamView> streams(Read read) {
    return Streams.at(clock.instant(), read.stretches(), read.catalogue());
  }

  private Read read() {
    try {
      Read read = read(connection());
      last = read;
      return read;
    } catch (SQLException e) {
      LOG.warn("What streams there are cannot be read: {}", e.getMessage());
      close();
      throw StreamRefused.unavailable();
    }
  }

  private static Read read(Connection connection) throws SQLException {
    // In this order: a table that has its stream is not missing where its stretch is there.
    List<Stretch> stretches = new PostgresStretches(connection).load();
    Optional<List<Table>> catalogue =
        hasCatalogue(connection)
            ? Optional.of(
                PostgresTables.catalogue(connection, Lsn.ZERO).stream()
                    .map(Tables.Version::table)
                    .flatMap(Optional::stream)
                    .toList())
            : Optional.empty();
    return new Read(stretches, catalogue, System.nanoTime());
  }

  private static boolean hasCatalogue(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet exists =
            statement.executeQuery("select to_regclass('catalog.tables') is not null")) {
      return exists.next() && exists.getBoolean(1);
    }
  }

  private Connection connection() throws SQLException {
    Connection open = connection;
    if (open == null) {
      open = database.connect();
      connection = open;
    }
    return open;
  }

  @Override
  public synchronized void close() {
    Connection open = connection;
    connection = null;
    last = null;
    if (open != null) {
      try {
        open.close();
      } catch (SQLException e) {
        LOG.debug("A connection did not close as it should.", e);
      }
    }
  }
}

package io.benchtable.streams.stream;

import io.benchtable.streams.change.ChangeId;
import io.benchtable.streams.table.Stream;
import io.benchtable.streams.table.Table;
import io.benchtable.streams.table.ViewType;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Stretches in relation {@code streams.stretches}. The one publisher writes them in the order of
 * the log, and again after a crash: what is there already stays. Every publisher reads them.
 */
public final class PostgresStretches {

  /** Longer than anybody can read of a stream that is closed. */
  private static final Duration KEPT = Duration.ofHours(48);

  private final Connection connection;

  public PostgresStretches(Connection connection) {
    this.connection = connection;
  }

  /** Makes the relation if it is missing. */
  public void prepare() throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(
          """
          create table if not exists streams.stretches (
            generation bigint not null,
            label text not null,
            from_id text collate "C" not null,
            table_name text not null,
            keys text[] not null,
            view_type text not null,
            partitions integer not null,
            opened_at timestamptz not null,
            until_id text collate "C",
            closed_at timestamptz,
            primary key (generation, label, from_id)
          )
          """);
    }
  }

  /**
   * A stream was enabled, and any other stream of the table ended with that.
   *
   * @param at changes from there on are its own
   */
  public void open(Table table, Stream.Enabled stream, int partitions, ChangeId at, Instant time)
      throws SQLException {
    update(
        """
        with closed as (
          update streams.stretches set until_id = ?, closed_at = greatest(?, now())
          where generation = ? and label <> ? and until_id is null and from_id < ?
        ), forgotten as (
          delete from streams.stretches where closed_at < ?
        )
        insert into streams.stretches
          (generation, label, from_id, table_name, keys, view_type, partitions, opened_at)
        select ?, ?, ?, ?, ?, ?, ?, ?::timestamptz
        where not exists (
          select from streams.stretches
          where generation = ? and label = ? and left(from_id, 4) = left(?, 4))
        on conflict do nothing
        """,
        at.toString(),
        Timestamp.from(time),
        table.generation(),
        stream.label(),
        at.toString(),
        Timestamp.from(time.minus(KEPT)),
        table.generation(),
        stream.label(),
        at.toString(),
        table.name(),
        keys(table),
        stream.viewType().name(),
        partitions,
        Timestamp.from(time),
        table.generation(),
        stream.label(),
        at.toString());
  }

  /**
   * The stream of a table was disabled, or the table deleted. It can be read for a while from when
   * that is noted, not from when it was committed: its last records are no older either.
   */
  public void close(long generation, ChangeId at, Instant time) throws SQLException {
    update(
        """
        update streams.stretches set until_id = ?, closed_at = greatest(?, now())
        where generation = ? and until_id is null and from_id < ?
        """,
        at.toString(),
        Timestamp.from(time),
        generation,
        at.toString());
  }

  /** A change of a table is missing: one stretch ends there and another begins. */
  public void split(long generation, ChangeId at, Instant time) throws SQLException {
    update(
        """
        with closed as (
          update streams.stretches set until_id = ?, closed_at = greatest(?, now())
          where generation = ? and until_id is null and from_id < ?
          returning generation, label, table_name, keys, view_type, partitions
        )
        insert into streams.stretches
          (from_id, opened_at, generation, label, table_name, keys, view_type, partitions)
        select ?, ?::timestamptz, generation, label, table_name, keys, view_type, partitions from closed
        on conflict do nothing
        """,
        at.toString(),
        Timestamp.from(time),
        generation,
        at.toString(),
        at.toString(),
        Timestamp.from(time));
  }

  /** A new epoch begins: everything that is still open ends. */
  public void end(int epoch, Instant time) throws SQLException {
    String first = ChangeId.firstOf(epoch).toString();
    update(
        """
        update streams.stretches set until_id = ?, closed_at = greatest(?, now())
        where until_id is null and from_id < ?
        """,
        first,
        Timestamp.from(time),
        first);
  }

  /** The tables with a stream that can be read at a time, be they there or not. */
  public List<Table> readable(Instant now) throws SQLException {
    return load().stream()
        .filter(stretch -> !stretch.isClosedBefore(now.minus(Streams.RETENTION)))
        .map(Stretch::table)
        .toList();
  }

  /** All stretches, oldest first; none before the first publisher has begun. */
  List<Stretch> load() throws SQLException {
    List<Stretch> stretches = new ArrayList<>();
    try (Statement statement = connection.createStatement()) {
      try (ResultSet exists =
          statement.executeQuery("select to_regclass('streams.stretches') is not null")) {
        if (!exists.next() || !exists.getBoolean(1)) {
          return stretches;
        }
      }
      try (ResultSet rows =
          statement.executeQuery(
              """
              select generation, label, from_id, table_name, keys, view_type, partitions,
                opened_at, until_id, closed_at
              from streams.stretches order by from_id
              """)) {
        while (rows.next()) {
          stretches.add(stretch(rows));
        }
      }
    }
    return stretches;
  }

  private static Stretch stretch(ResultSet row) throws SQLException {
    long generation = row.getLong(1);
    Stream.Enabled stream =
        new Stream.Enabled(ViewType.valueOf(row.getString(6)), row.getString(2));
    List<String> keys = List.of((String[]) row.getArray(5).getArray());
    String until = row.getString(9);
    Timestamp closedAt = row.getTimestamp(10);
    return new Stretch(
        new Table(row.getString(4), generation, "items.t" + generation, keys, stream),
        stream,
        row.getInt(7),
        ChangeId.parse(row.getString(3)),
        row.getTimestamp(8).toInstant(),
        until == null ? null : ChangeId.parse(until),
        closedAt == null ? null : closedAt.toInstant());
  }

  private Array keys(Table table) throws SQLException {
    return connection.createArrayOf("text", table.keys().toArray());
  }

  private void update(String sql, Object... parameters) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < parameters.length; i++) {
        statement.setObject(i + 1, parameters[i]);
      }
      statement.executeUpdate();
    }
  }
}

package io.benchtable.streams.table;

import io.benchtable.streams.wal.Lsn;
import io.benchtable.streams.wal.Position;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Versions of tables in relation {@code streams.tables}. A version is stored before any position
 * behind it is confirmed; so after a crash either the store or the log has it.
 */
public final class PostgresTables {

  private final Connection connection;

  public PostgresTables(Connection connection) {
    this.connection = connection;
  }

  /** Makes the relations if they are missing. */
  public void prepare() throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(
          """
          create table if not exists streams.noted (
            single boolean primary key default true check (single)
          )
          """);
      statement.execute(
          """
          create table if not exists streams.tables (
            relation text not null,
            lsn numeric not null,
            ordinal bigint not null,
            settings text,
            primary key (relation, lsn, ordinal)
          )
          """);
    }
  }

  /** Whether the tables at the first position of the log were noted; there may have been none. */
  public boolean areNoted() throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                """
                select exists (select from streams.noted) or exists (select from streams.tables)
                """)) {
      return row.next() && row.getBoolean(1);
    }
  }

  /** Forgets everything, as for a log that is still to begin. */
  public void clear() throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("truncate streams.tables, streams.noted");
    }
  }

  /** Every stored version. */
  public List<Tables.Version> load() throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery("select relation, lsn, ordinal, settings from streams.tables")) {
      List<Tables.Version> versions = new ArrayList<>();
      while (rows.next()) {
        String settings = rows.getString(4);
        versions.add(
            new Tables.Version(
                rows.getString(1),
                new Position(
                    new Lsn(rows.getBigDecimal(2).toBigIntegerExact().longValue()),
                    rows.getLong(3)),
                settings == null ? Optional.empty() : Optional.of(table(settings))));
      }
      return versions;
    }
  }

  /** Stores a version durably. */
  public void save(Tables.Version version) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            """
            insert into streams.tables (relation, lsn, ordinal, settings) values (?, ?, ?, ?)
            on conflict (relation, lsn, ordinal) do update set settings = excluded.settings
            """)) {
      key(statement, version);
      statement.setString(
          4,
          version
              .table()
              .map(table -> TableMessageJson.write(new TableMessage.StreamChanged(table)))
              .orElse(null));
      statement.executeUpdate();
    }
  }

  /** Removes versions that nobody needs any more. */
  public void forget(List<Tables.Version> versions) throws SQLException {
    for (Tables.Version version : versions) {
      try (PreparedStatement statement =
          connection.prepareStatement(
              "delete from streams.tables where relation = ? and lsn = ? and ordinal = ?")) {
        key(statement, version);
        statement.executeUpdate();
      }
    }
  }

  /**
   * Puts these versions, of the first position of the log, in the place of all others: all of them,
   * or none.
   */
  public void replace(List<Tables.Version> versions) throws SQLException {
    connection.setAutoCommit(false);
    try (Statement statement = connection.createStatement()) {
      statement.execute("delete from streams.tables");
      for (Tables.Version version : versions) {
        save(version);
      }
      statement.execute("insert into streams.noted values (true) on conflict do nothing");
      connection.commit();
    } catch (SQLException | RuntimeException e) {
      connection.rollback();
      throw e;
    } finally {
      connection.setAutoCommit(true);
    }
  }

  /**
   * The tables of the catalogue as they are for {@code reader}, whose snapshot is the one of
   * position {@code at}: for logs that begin after tables were made. None while the table service
   * has never run.
   */
  public static List<Tables.Version> catalogue(Connection reader, Lsn at) throws SQLException {
    List<Tables.Version> versions = new ArrayList<>();
    try (Statement statement = reader.createStatement()) {
      try (ResultSet exists =
          statement.executeQuery("select to_regclass('catalog.tables') is not null")) {
        if (!exists.next() || !exists.getBoolean(1)) {
          return versions;
        }
      }
      try (ResultSet rows =
          statement.executeQuery(
              """
              select name, generation, partition_name, sort_name, stream_view, stream_label
              from catalog.tables
              """)) {
        while (rows.next()) {
          Table table = table(rows);
          versions.add(
              new Tables.Version(table.relation(), new Position(at, 0), Optional.of(table)));
        }
      }
    }
    return versions;
  }

  /** The tables of the catalogue as they are now, taken to be those of position {@code at}. */
  public List<Tables.Version> catalogue(Lsn at) throws SQLException {
    return catalogue(connection, at);
  }

  private static Table table(ResultSet row) throws SQLException {
    String sort = row.getString(4);
    String view = row.getString(5);
    String label = row.getString(6);
    long generation = row.getLong(2);
    return new Table(
        row.getString(1),
        generation,
        "items.t" + generation,
        sort == null ? List.of(row.getString(3)) : List.of(row.getString(3), sort),
        view == null
            ? new Stream.Disabled()
            : new Stream.Enabled(ViewType.valueOf(view), label == null ? "" : label));
  }

  private static Table table(String settings) {
    return switch (TableMessageJson.read(settings)) {
      case TableMessage.StreamChanged(Table table) -> table;
      case TableMessage other ->
          throw new IllegalStateException("Expected settings of a table, but " + other);
    };
  }

  private static void key(PreparedStatement statement, Tables.Version version) throws SQLException {
    statement.setString(1, version.relation());
    statement.setBigDecimal(
        2, new BigDecimal(new BigInteger(Long.toUnsignedString(version.from().lsn().value()))));
    statement.setLong(3, version.from().ordinal());
  }
}

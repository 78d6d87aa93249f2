package io.benchtable.streams.publication;

import io.benchtable.streams.table.Stream;
import io.benchtable.streams.table.Table;
import io.benchtable.streams.table.TableMessage;
import io.benchtable.streams.table.TableMessageJson;
import io.benchtable.streams.table.ViewType;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes items in the way the table service does, by plain SQL. */
final class ItemTable {

  static final Stream BOTH = new Stream.Enabled(ViewType.NEW_AND_OLD_IMAGES, "2026-01-01T00:00");

  private final String name;
  private final long generation;

  ItemTable(String name, long generation) {
    this.name = name;
    this.generation = generation;
  }

  static void createSchema(Postgres postgres) throws SQLException {
    postgres.execute("create schema if not exists items");
  }

  void create(Connection connection, Stream stream) throws SQLException {
    connection.setAutoCommit(false);
    try (Statement statement = connection.createStatement()) {
      statement.execute(
          "create table %s (pk bytea, sk bytea, item text not null, version bigint, primary key (pk, sk))"
              .formatted(relation()));
      statement.execute("alter table %s replica identity full".formatted(relation()));
    }
    say(connection, new TableMessage.TableCreated(table(stream)));
    connection.commit();
    connection.setAutoCommit(true);
  }

  /** Lists it in the catalogue that publishers read where they start later than tables are made. */
  void list(Connection connection, @Nullable String streamView) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("create schema if not exists catalog");
      statement.execute(
          """
          create table if not exists catalog.tables (
            name text, generation bigint, partition_name text, sort_name text,
            stream_view text, stream_label text)
          """);
    }
    try (PreparedStatement statement =
        connection.prepareStatement(
            "insert into catalog.tables values (?, ?, 'id', null, ?, 'label')")) {
      statement.setString(1, name);
      statement.setLong(2, generation);
      statement.setString(3, streamView);
      statement.executeUpdate();
    }
  }

  void change(Connection connection, Stream stream) throws SQLException {
    say(connection, new TableMessage.StreamChanged(table(stream)));
  }

  void delete(Connection connection) throws SQLException {
    connection.setAutoCommit(false);
    say(connection, new TableMessage.TableDeleted(name, generation, relation()));
    try (Statement statement = connection.createStatement()) {
      statement.execute("drop table " + relation());
    }
    connection.commit();
    connection.setAutoCommit(true);
  }

  void put(Connection connection, String id, String item) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            """
            insert into %s as t (pk, sk, item, version) values (?, '', ?, 1)
            on conflict (pk, sk) do update set item = excluded.item, version = t.version + 1
            """
                .formatted(relation()))) {
      statement.setBytes(1, id.getBytes(StandardCharsets.UTF_8));
      statement.setString(2, item);
      statement.executeUpdate();
    }
  }

  /** Changes the row and not the item. */
  void touch(Connection connection, String id) throws SQLException {
    run(connection, "update %s set version = version + 1 where pk = ?", id);
  }

  void remove(Connection connection, String id) throws SQLException {
    run(connection, "delete from %s where pk = ?", id);
  }

  static void say(Connection connection, TableMessage message) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement("select pg_logical_emit_message(true, ?, ?)")) {
      statement.setString(1, TableMessageJson.PREFIX);
      statement.setString(2, TableMessageJson.write(message));
      statement.executeQuery().close();
    }
  }

  static String item(String id, String status, long count) {
    return "{\"id\": {\"S\": \"%s\"}, \"status\": {\"S\": \"%s\"}, \"count\": {\"N\": \"%d\"}}"
        .formatted(id, status, count);
  }

  String topic() {
    return "table." + name + "." + generation;
  }

  String relation() {
    return "items.t" + generation;
  }

  private Table table(Stream stream) {
    return new Table(name, generation, relation(), List.of("id"), stream);
  }

  private void run(Connection connection, String sql, String id) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql.formatted(relation()))) {
      statement.setBytes(1, id.getBytes(StandardCharsets.UTF_8));
      statement.executeUpdate();
    }
  }
}

package io.benchtable.tables.storage;

import io.benchtable.tables.catalogue.TableDefinition;
import io.benchtable.tables.storage.RowSets.Replacement;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.PreparedStatementSetter;

/** Several rows at once in PostgreSQL: each column of theirs is an array. */
record PostgresRowSets(TableStatements statements) implements RowSets {

  PostgresRowSets(JdbcTemplate jdbc) {
    this(new TableStatements(jdbc));
  }

  /** How a row of an answer is read. */
  private interface Reader<T> {
    T read(ResultSet row) throws SQLException;
  }

  @Override
  public Map<RowKey, StoredRow> get(TableDefinition table, List<RowKey> keys) {
    return query(
        table,
        RowStatements.getAll(table),
        statement -> bindKeys(statement, keys),
        row -> new StoredRow(row.getString(3), row.getLong(4)));
  }

  @Override
  public List<Rows.Batch> read(TableDefinition table, List<RangeStatement> ranges) {
    RangeStatement alike = ranges.getFirst();
    return statements.query(
        table,
        alike.together(),
        statement -> {
          for (int i = 0; i < alike.keys().size(); i++) {
            int key = i;
            bindBytes(
                statement, i + 1, ranges, range -> Optional.of((byte[]) range.keys().get(key)));
          }
          alike.bindBounds(statement);
        },
        rows -> {
          List<RangeStatement.Found> found = ranges.stream().map(RangeStatement::found).toList();
          while (rows.next()) {
            found.get(rows.getInt(1) - 1).add(rows, 2);
          }
          return found.stream().map(RangeStatement.Found::batch).toList();
        });
  }

  @Override
  public Map<RowKey, PutOutcome> put(TableDefinition table, List<Row> rows) {
    return query(
        table,
        RowStatements.exchangeAll(table),
        statement -> {
          bindRows(statement, rows);
          bindIndexKeys(statement, 4, table, rows);
        },
        row -> {
          String old = row.getString(3);
          return old == null ? new PutOutcome.Inserted() : new PutOutcome.Replaced(old);
        });
  }

  @Override
  public Map<RowKey, Long> replace(TableDefinition table, List<Replacement> replacements) {
    List<Row> rows = replacements.stream().map(Replacement::row).toList();
    return query(
        table,
        RowStatements.replaceAll(table),
        statement -> {
          bindRows(statement, rows);
          statement.setArray(
              4,
              statement
                  .getConnection()
                  .createArrayOf(
                      "int8",
                      replacements.stream().map(Replacement::version).toArray(Long[]::new)));
          bindIndexKeys(statement, 5, table, rows);
        },
        row -> row.getLong(3));
  }

  private <T> Map<RowKey, T> query(
      TableDefinition table, String sql, PreparedStatementSetter setter, Reader<T> reader) {
    return statements.query(
        table,
        sql,
        setter,
        rows -> {
          Map<RowKey, T> found = new HashMap<>();
          while (rows.next()) {
            found.put(new RowKey(rows.getBytes(1), rows.getBytes(2)), reader.read(rows));
          }
          return found;
        });
  }

  static void bindKeys(PreparedStatement statement, List<RowKey> keys) throws SQLException {
    bindBytes(statement, 1, keys, key -> Optional.of(key.partition()));
    bindBytes(statement, 2, keys, key -> Optional.of(key.sort()));
  }

  private static void bindRows(PreparedStatement statement, List<Row> rows) throws SQLException {
    bindKeys(statement, rows.stream().map(Row::key).toList());
    statement.setArray(
        3,
        statement
            .getConnection()
            .createArrayOf("text", rows.stream().map(Row::text).toArray(String[]::new)));
  }

  private static void bindIndexKeys(
      PreparedStatement statement, int first, TableDefinition table, List<Row> rows)
      throws SQLException {
    int next = first;
    for (int i = 0; i < table.filled().size(); i++) {
      int index = i;
      bindBytes(statement, next++, rows, row -> row.indexKeys().get(index).map(RowKey::partition));
      bindBytes(statement, next++, rows, row -> row.indexKeys().get(index).map(RowKey::sort));
    }
  }

  /**
   * @param bytes of an element, empty for null
   */
  private static <T> void bindBytes(
      PreparedStatement statement, int position, List<T> from, Function<T, Optional<byte[]>> bytes)
      throws SQLException {
    byte[][] all = new byte[from.size()][];
    for (int i = 0; i < all.length; i++) {
      Optional<byte[]> one = bytes.apply(from.get(i));
      if (one.isPresent()) {
        all[i] = one.get();
      }
    }
    statement.setArray(position, statement.getConnection().createArrayOf("bytea", all));
  }
}

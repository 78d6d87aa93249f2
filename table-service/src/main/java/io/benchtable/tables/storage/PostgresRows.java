package io.benchtable.tables.storage;

import io.benchtable.tables.catalogue.TableDefinition;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.BadSqlGrammarException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.PreparedStatementSetter;
import org.springframework.transaction.support.TransactionTemplate;

/** Rows in PostgreSQL, through statements that are prepared on the server. */
final class PostgresRows implements Rows {

  /** So many rows are a small read. */
  static final int FEW = 32;

  /** The driver holds all rows of an answer: this is enough. */
  static final long MOST_BYTES = 4 * 1024 * 1024;

  /** And this of a small read, of which several may be done together. */
  static final long FEW_BYTES = 512 * 1024;

  private final JdbcTemplate jdbc;
  private final TableStatements statements;
  private final RowChanges changes;
  private final TransactionTemplate transactions;
  private final GatheredRows gathered;

  PostgresRows(JdbcTemplate jdbc, TransactionTemplate transactions) {
    this(jdbc, transactions, new PostgresRowSets(jdbc));
  }

  /**
   * @param sets of the same database, for what is asked for at the same time
   */
  PostgresRows(JdbcTemplate jdbc, TransactionTemplate transactions, RowSets sets) {
    this.jdbc = jdbc;
    this.statements = new TableStatements(jdbc);
    RememberedRows remembered = new RememberedRows();
    this.changes = new RowChanges(statements, remembered);
    this.transactions = transactions;
    this.gathered = new GatheredRows(sets, remembered);
  }

  @Override
  public Optional<StoredRow> get(TableDefinition table, RowKey key) {
    return gathered.get(table, key, () -> getAlone(table, key));
  }

  private Optional<StoredRow> getAlone(TableDefinition table, RowKey key) {
    return statements.query(table, RowStatements.get(table), at(key), PostgresRows::firstRow);
  }

  @Override
  public List<StoredRow> getAll(TableDefinition table, List<RowKey> keys) {
    return statements.query(
        table,
        RowStatements.getAll(table),
        statement -> PostgresRowSets.bindKeys(statement, keys),
        rows -> {
          List<StoredRow> found = new ArrayList<>();
          while (rows.next()) {
            found.add(new StoredRow(rows.getString(3), rows.getLong(4)));
          }
          return found;
        });
  }

  @Override
  public PutOutcome put(TableDefinition table, Row row) {
    return gathered.put(table, row, () -> putAlone(table, row));
  }

  private PutOutcome putAlone(TableDefinition table, Row row) {
    return statements.query(
        table,
        RowStatements.exchange(table),
        statement -> bindRow(statement, row),
        rows -> {
          if (!rows.next()) {
            return new PutOutcome.Unchanged();
          }
          String old = rows.getString(1);
          return old == null ? new PutOutcome.Inserted() : new PutOutcome.Replaced(old);
        });
  }

  @Override
  public Optional<String> remove(TableDefinition table, RowKey key) {
    return statements.query(
        table,
        RowStatements.remove(table) + " returning item",
        at(key),
        rows -> rows.next() ? Optional.of(rows.getString(1)) : Optional.empty());
  }

  @Override
  public void putAll(TableDefinition table, List<Row> rows) {
    statements.batch(table, RowStatements.put(table), rows, PostgresRows::bindRow);
  }

  @Override
  public void removeAll(TableDefinition table, List<RowKey> keys) {
    statements.batch(
        table, RowStatements.remove(table), keys, (statement, key) -> at(key).setValues(statement));
  }

  @Override
  public boolean insert(TableDefinition table, Row row) {
    return changes.insert(table, row);
  }

  @Override
  public Optional<Change> change(TableDefinition table, RowKey key, RowChange change) {
    return gathered.change(
        table,
        key,
        change,
        () -> changes.change(table, key, change, () -> getAlone(table, key)),
        row -> changes.change(table, key, change, row));
  }

  @Override
  public Optional<Change> changeLocked(TableDefinition table, RowKey key, RowChange change) {
    return changes.change(
        table,
        key,
        change,
        statements.query(table, RowStatements.lock(table), at(key), PostgresRows::firstRow));
  }

  @Override
  public Batch read(TableDefinition table, RowRange range, int limit) {
    boolean few = limit <= FEW;
    RangeStatement read =
        RangeStatement.of(table.relation(), range, limit, few ? FEW_BYTES : MOST_BYTES);
    return few && range.partition() != null
        ? gathered.read(table, read, () -> readAlone(table, read))
        : readAlone(table, read);
  }

  private Batch readAlone(TableDefinition table, RangeStatement read) {
    return statements.query(
        table,
        read.sql(),
        read::bind,
        rows -> {
          RangeStatement.Found found = read.found();
          while (rows.next()) {
            found.add(rows, 1);
          }
          return found.batch();
        });
  }

  @Override
  public boolean isInSegment(byte[] partition, int segment, int segments) {
    return Boolean.TRUE.equals(
        jdbc.query(
            "select " + RangeStatement.SEGMENT.formatted("?"),
            statement -> {
              statement.setBytes(1, partition);
              statement.setInt(2, segments);
              statement.setInt(3, segment);
            },
            rows -> rows.next() && rows.getBoolean(1)));
  }

  @Override
  public boolean isHeld(TableDefinition table) {
    try {
      transactions.executeWithoutResult(
          status ->
              jdbc.execute("lock table " + table.relation() + " in row exclusive mode nowait"));
      return false;
    } catch (BadSqlGrammarException e) {
      throw RelationGone.or(table.relation(), e);
    } catch (DataAccessException e) {
      if (LockFailure.is(e)) {
        return true;
      }
      throw e;
    }
  }

  @Override
  public long partitionBytes(TableDefinition table, byte[] partition) {
    return new PartitionSizes(statements).bytes(table, partition);
  }

  @Override
  public <T> T together(Supplier<T> work) {
    return transactions.execute(status -> work.get());
  }

  static PreparedStatementSetter at(RowKey key) {
    return at(key, 1);
  }

  static PreparedStatementSetter at(RowKey key, int first) {
    return statement -> {
      statement.setBytes(first, key.partition());
      statement.setBytes(first + 1, key.sort());
    };
  }

  static void bindRow(PreparedStatement statement, Row row) throws SQLException {
    at(row.key()).setValues(statement);
    statement.setString(3, row.text());
    bindIndexKeys(statement, 4, row);
  }

  static int bindIndexKeys(PreparedStatement statement, int first, Row row) throws SQLException {
    int next = first;
    for (Optional<RowKey> key : row.indexKeys()) {
      if (key.isPresent()) {
        statement.setBytes(next++, key.get().partition());
        statement.setBytes(next++, key.get().sort());
      } else {
        statement.setNull(next++, java.sql.Types.BINARY);
        statement.setNull(next++, java.sql.Types.BINARY);
      }
    }
    return next;
  }

  private static Optional<StoredRow> firstRow(ResultSet rows) throws SQLException {
    return rows.next() ? Optional.of(row(rows)) : Optional.empty();
  }

  private static StoredRow row(ResultSet rows) throws SQLException {
    return new StoredRow(rows.getString(1), rows.getLong(2));
  }
}

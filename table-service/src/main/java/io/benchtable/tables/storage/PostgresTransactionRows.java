package io.benchtable.tables.storage;

import io.benchtable.tables.catalogue.TableDefinition;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.BadSqlGrammarException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.ParameterizedPreparedStatementSetter;
import org.springframework.jdbc.core.PreparedStatementSetter;
import org.springframework.transaction.support.TransactionTemplate;

/** Rows in PostgreSQL that one connection holds until the end of its transaction. */
final class PostgresTransactionRows implements TransactionRows {

  /** A conflict is told after three times that long. */
  private static final String LONGEST_WAIT = "set local lock_timeout = '1s'";

  private final JdbcTemplate jdbc;
  private final TableStatements statements;
  private final PostgresTokens tokens;
  private final TransactionTemplate transactions;

  PostgresTransactionRows(JdbcTemplate jdbc, TransactionTemplate transactions) {
    this.jdbc = jdbc;
    this.statements = new TableStatements(jdbc);
    this.tokens = new PostgresTokens(jdbc);
    this.transactions = transactions;
  }

  @Override
  public <T> T together(Supplier<T> work) {
    return transactions.execute(status -> work.get());
  }

  @Override
  public <T> T snapshot(Supplier<T> work) {
    return transactions.execute(
        status -> {
          jdbc.execute("set transaction isolation level repeatable read, read only");
          return work.get();
        });
  }

  @Override
  public void enter(Collection<TableDefinition> tables) {
    StringBuilder sql = new StringBuilder(LONGEST_WAIT);
    for (TableDefinition table : tables) {
      sql.append("; lock table ").append(table.relation()).append(" in row exclusive mode");
    }
    try {
      jdbc.execute(sql.toString());
    } catch (BadSqlGrammarException e) {
      throw RelationGone.or(sql.toString(), e);
    } catch (DataAccessException e) {
      throw LockFailure.is(e) ? new TableHeld(e) : e;
    }
  }

  @Override
  public boolean claim(RequestToken token) {
    return tokens.claim(token);
  }

  @Override
  public boolean sweepTokens() {
    return tokens.sweep();
  }

  @Override
  public void hold(TableDefinition table, List<RowKey> keys) {
    try {
      jdbc.update(RowStatements.hold(table), in(keys));
    } catch (DataAccessException e) {
      throw LockFailure.is(e) ? new RowsHeld(e) : e;
    }
  }

  @Override
  public Map<RowKey, StoredRow> get(TableDefinition table, List<RowKey> keys) {
    return statements.query(
        table,
        RowStatements.held(table),
        in(keys),
        rows -> {
          Map<RowKey, StoredRow> found = new HashMap<>();
          while (rows.next()) {
            found.put(
                new RowKey(rows.getBytes(1), rows.getBytes(2)),
                new StoredRow(rows.getString(3), rows.getLong(4)));
          }
          return found;
        });
  }

  private static PreparedStatementSetter in(List<RowKey> keys) {
    return statement -> PostgresRowSets.bindKeys(statement, keys);
  }

  @Override
  public void replace(TableDefinition table, List<Row> rows) {
    batch(
        table,
        RowStatements.replaceAny(table),
        rows,
        (statement, row) -> {
          statement.setString(1, row.text());
          int next = PostgresRows.bindIndexKeys(statement, 2, row);
          statement.setBytes(next, row.key().partition());
          statement.setBytes(next + 1, row.key().sort());
        });
  }

  @Override
  public void remove(TableDefinition table, List<RowKey> keys) {
    batch(
        table,
        RowStatements.remove(table),
        keys,
        (statement, key) -> PostgresRows.at(key).setValues(statement));
  }

  private <T> void batch(
      TableDefinition table,
      String sql,
      List<T> rows,
      ParameterizedPreparedStatementSetter<T> setter) {
    int written = statements.batch(table, sql, rows, setter);
    if (written != rows.size()) {
      throw new IllegalStateException(
          "Expected %d rows that are held, but %s wrote %d".formatted(rows.size(), sql, written));
    }
  }
}

package io.benchtable.tables.storage;

import io.benchtable.tables.catalogue.TableDefinition;
import java.util.List;
import org.springframework.jdbc.BadSqlGrammarException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.ParameterizedPreparedStatementSetter;
import org.springframework.jdbc.core.PreparedStatementSetter;
import org.springframework.jdbc.core.ResultSetExtractor;

/**
 * Runs statements on the relation of a table; {@link RelationGone} where that is gone or another.
 */
record TableStatements(JdbcTemplate jdbc) {

  <T> T query(
      TableDefinition table,
      String sql,
      PreparedStatementSetter setter,
      ResultSetExtractor<T> extractor) {
    try {
      T result = jdbc.query(sql, setter, extractor);
      if (result == null) {
        throw new IllegalStateException("Expected a result of " + sql + ", but there is none.");
      }
      return result;
    } catch (BadSqlGrammarException e) {
      throw RelationGone.or(table.relation(), e);
    }
  }

  /** Whether it changed a row. */
  boolean update(TableDefinition table, String sql, PreparedStatementSetter setter) {
    try {
      return jdbc.update(sql, setter) == 1;
    } catch (BadSqlGrammarException e) {
      throw RelationGone.or(table.relation(), e);
    }
  }

  /** One statement for each of the rows, all sent at once; how many rows they changed. */
  <T> int batch(
      TableDefinition table,
      String sql,
      List<T> rows,
      ParameterizedPreparedStatementSetter<T> setter) {
    int changed = 0;
    try {
      for (int[] counts : jdbc.batchUpdate(sql, rows, rows.size(), setter)) {
        for (int count : counts) {
          changed += count;
        }
      }
    } catch (BadSqlGrammarException e) {
      throw RelationGone.or(table.relation(), e);
    }
    return changed;
  }
}

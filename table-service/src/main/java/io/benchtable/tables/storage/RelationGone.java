package io.benchtable.tables.storage;

import java.sql.SQLException;
import org.springframework.jdbc.BadSqlGrammarException;

/** The table was deleted while a request was on its way to its rows. */
final class RelationGone extends RuntimeException {

  private static final String UNDEFINED_TABLE = "42P01";

  RelationGone(String relation, Throwable cause) {
    super("Expected relation " + relation + ", but it is gone.", cause);
  }

  /** What a failure means: that the relation is gone, or itself. */
  static RuntimeException or(String relation, BadSqlGrammarException failure) {
    SQLException cause = failure.getSQLException();
    return cause != null && UNDEFINED_TABLE.equals(cause.getSQLState())
        ? new RelationGone(relation, failure)
        : failure;
  }
}

package io.benchtable.tables.storage;

import java.sql.SQLException;
import java.util.Set;
import org.springframework.jdbc.BadSqlGrammarException;

/** The table was deleted, or got other columns, while a request was on its way to its rows. */
final class RelationGone extends RuntimeException {

  /** No such table, no such column. */
  private static final Set<String> UNDEFINED = Set.of("42P01", "42703");

  RelationGone(String relation, Throwable cause) {
    super("Expected relation " + relation + " as it was, but it is gone or another.", cause);
  }

  /** What a failure means: that the relation is gone, or itself. */
  static RuntimeException or(String relation, BadSqlGrammarException failure) {
    SQLException cause = failure.getSQLException();
    return cause != null && UNDEFINED.contains(String.valueOf(cause.getSQLState()))
        ? new RelationGone(relation, failure)
        : failure;
  }
}

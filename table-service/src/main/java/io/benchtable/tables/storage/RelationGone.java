package io.benchtable.tables.storage;

/** The table was deleted, or got other columns, while a request was on its way to its rows. */
final class RelationGone extends RuntimeException {

  private static final String UNDEFINED_TABLE = "42P01";

  RelationGone(String relation, Throwable cause) {
    super("Expected relation " + relation + " as it was, but it is gone or another.", cause);
  }

  /** What a failure means: that the relation is gone, or itself. */
  static RuntimeException or(String relation, BadSqlGrammarException failure) {
    SQLException cause = failure.getSQLException();
    return cause != null && UNDEFINED_TABLE.equals(cause.getSQLState())
        ? new RelationGone(relation, failure)
        : failure;
  }
}

package io.benchtable.tables.storage;

import java.sql.SQLException;
import java.util.Set;

/** Failures of which it is certain that the database has done nothing of the statement. */
final class StatementRefused {

  /**
   * Classes of SQLSTATE: data, integrity, rollback, syntax and names, limits, state of objects with
   * locks that were not got in time. What breaks connections is none of them.
   */
  private static final Set<String> CLASSES = Set.of("22", "23", "40", "42", "54", "55");

  /** Of class 40, but says that it is not known. */
  private static final String COMPLETION_UNKNOWN = "40003";

  private StatementRefused() {}

  static boolean is(Throwable failure) {
    return failure instanceof SQLException error
        ? isState(String.valueOf(error.getSQLState()))
        : failure.getCause() != null && is(failure.getCause());
  }

  private static boolean isState(String state) {
    return !state.equals(COMPLETION_UNKNOWN)
        && state.length() == 5
        && CLASSES.contains(state.substring(0, 2));
  }
}

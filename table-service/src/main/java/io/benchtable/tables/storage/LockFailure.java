package io.benchtable.tables.storage;

import java.sql.SQLException;
import java.util.Set;

/** Failures to get a lock, after which the database has undone all of the transaction. */
final class LockFailure {

  /** Lock not available in time, deadlock, serialization failure. */
  private static final Set<String> STATES = Set.of("55P03", "40P01", "40001");

  private LockFailure() {}

  static boolean is(Throwable failure) {
    return failure instanceof SQLException error
        ? STATES.contains(String.valueOf(error.getSQLState()))
        : failure.getCause() != null && is(failure.getCause());
  }
}

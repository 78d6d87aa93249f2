package io.benchtable.tables.storage;

import java.sql.SQLException;
import java.util.Set;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.transaction.CannotCreateTransactionException;

/**
 * Failures that pass by themselves: every connection is in use, the database is away, or it was too
 * busy to answer in time. The same request may succeed later.
 */
public final class Passing {

  /** Lock not available, statement cancelled, as PostgreSQL's settings of timeouts have it. */
  private static final Set<String> TIMED_OUT = Set.of("55P03", "57014");

  private Passing() {}

  public static boolean is(Throwable failure) {
    return switch (failure) {
      case DataAccessResourceFailureException _,
          CannotCreateTransactionException _,
          QueryTimeoutException _,
          PessimisticLockingFailureException _ ->
          true;
      case SQLException error -> TIMED_OUT.contains(String.valueOf(error.getSQLState()));
      case Throwable other -> other.getCause() != null && is(other.getCause());
    };
  }
}

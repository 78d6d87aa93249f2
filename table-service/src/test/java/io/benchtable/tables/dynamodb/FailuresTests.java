package io.benchtable.tables.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.transaction.CannotCreateTransactionException;

class FailuresTests {

  @Test
  void askToTryAgainWhenTheDatabaseIsBusyOrAway() {
    for (RuntimeException busy :
        new RuntimeException[] {
          new CannotGetJdbcConnectionException("no connection"),
          new CannotCreateTransactionException("no connection"),
          new QueryTimeoutException("too slow"),
          new CannotAcquireLockException("locked"),
          new UncategorizedSQLException("put", "sql", new SQLException("locked", "55P03"))
        }) {
      Failure failure = Failures.of(busy);
      assertThat(failure.status()).isEqualTo(503);
      assertThat(failure.json()).contains("ServiceUnavailable").contains("try again");
    }
  }

  @Test
  void keepWhatIsInsideToThemselves() {
    for (RuntimeException inside :
        new RuntimeException[] {
          new IllegalStateException("secret of the inside"),
          new UncategorizedSQLException("secret", "sql", new SQLException("secret", "42601"))
        }) {
      Failure failure = Failures.of(inside);
      assertThat(failure.status()).isEqualTo(500);
      assertThat(failure.json()).doesNotContain("secret");
    }
  }
}

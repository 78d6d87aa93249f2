package io.benchtable.tables.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.transaction.CannotCreateTransactionException;

class FailuresTests {

  @Test
  void askToTryAgainWhenNoConnectionIsFree() {
    for (RuntimeException busy :
        new RuntimeException[] {
          new CannotGetJdbcConnectionException("no connection"),
          new CannotCreateTransactionException("no connection")
        }) {
      Failure failure = Failures.of(busy);
      assertThat(failure.status()).isEqualTo(503);
      assertThat(failure.json()).contains("ServiceUnavailable").contains("try again");
    }
  }

  @Test
  void keepWhatIsInsideToThemselves() {
    Failure failure = Failures.of(new IllegalStateException("secret of the inside"));
    assertThat(failure.status()).isEqualTo(500);
    assertThat(failure.json()).doesNotContain("secret");
  }
}

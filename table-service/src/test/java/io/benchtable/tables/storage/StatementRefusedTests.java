package io.benchtable.tables.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StatementRefusedTests {

  @ParameterizedTest
  @ValueSource(strings = {"22021", "23505", "40001", "40P01", "42P01", "42703", "54000", "55P03"})
  void isCertainOfWhatTheDatabaseRefuses(String state) {
    assertThat(StatementRefused.is(failure(state))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"08006", "40003", "57P01", "53300", "XX000", "4"})
  void isNotCertainWhereAConnectionMayBreak(String state) {
    assertThat(StatementRefused.is(failure(state))).isFalse();
  }

  @Test
  void isNotCertainOfOtherFailures() {
    assertThat(StatementRefused.is(new IllegalStateException("bug"))).isFalse();
  }

  private static RuntimeException failure(String state) {
    return new IllegalStateException(new SQLException("failed", state));
  }
}

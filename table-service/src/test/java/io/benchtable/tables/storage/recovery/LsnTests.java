package io.benchtable.tables.storage.recovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How positions of the log are written and compared. */
class LsnTests {

  @ParameterizedTest
  @ValueSource(strings = {"0/0", "0/16b3748", "16/b374d848", "ffffffff/ffffffff"})
  void writesWhatItReads(String text) {
    assertThat(Lsn.parse(text)).hasToString(text);
  }

  @Test
  void comparesWithoutASign() {
    assertThat(Lsn.parse("1/0")).isGreaterThan(Lsn.parse("0/FFFFFFFF"));
    assertThat(Lsn.parse("80000000/0")).isGreaterThan(Lsn.parse("7fffffff/0"));
    assertThat(Lsn.parse("0/1").isBefore(Lsn.parse("0/1"))).isFalse();
    assertThat(Lsn.parse("0/1").isBefore(Lsn.parse("0/2"))).isTrue();
  }

  @Test
  void refusesOtherTexts() {
    assertThatThrownBy(() -> Lsn.parse("16B3748"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Expected a log position such as 0/16B3748, but 16B3748");
  }
}

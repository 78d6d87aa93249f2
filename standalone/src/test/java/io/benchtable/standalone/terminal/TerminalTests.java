package io.benchtable.standalone.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TerminalTests {

  @AfterEach
  void forget() {
    System.clearProperty("benchtable.interactive");
  }

  @Test
  void isWatchedWhereTheScriptSaysSo() {
    assertThat(Terminal.ofProcess().interactive()).isFalse();
    System.setProperty("benchtable.interactive", "true");
    assertThat(Terminal.ofProcess().interactive()).isTrue();
  }
}

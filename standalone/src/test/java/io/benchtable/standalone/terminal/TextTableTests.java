package io.benchtable.standalone.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TextTableTests {

  @Test
  void alignsWordsLeftAndFiguresRight() {
    TextTable table =
        new TextTable()
            .column("configuration", TextTable.Align.LEFT)
            .column("time", TextTable.Align.RIGHT)
            .row("a", "1.5 s")
            .row("b", "10.5 s");

    assertThat(table.lines())
        .containsExactly(
            "configuration    time", //
            "a               1.5 s",
            "b              10.5 s");
  }
}

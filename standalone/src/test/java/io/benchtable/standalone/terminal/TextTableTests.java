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

  @Test
  void drawsColumnsTogetherWhereTheTerminalIsNarrow() {
    TextTable table =
        new TextTable()
            .column("a", TextTable.Align.LEFT)
            .column("b", TextTable.Align.LEFT)
            .row("12345", "678");

    assertThat(table.lines(10)).containsExactly("a      b", "12345  678");
    assertThat(table.lines(9)).containsExactly("a     b", "12345 678");
  }
}

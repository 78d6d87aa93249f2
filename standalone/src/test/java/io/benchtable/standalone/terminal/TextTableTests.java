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

  @Test
  void putsWordsBelowTheirRowWhereTheyDoNotFitBesideIt() {
    TextTable table =
        new TextTable()
            .column("id", TextTable.Align.LEFT)
            .column("name", TextTable.Align.LEFT)
            .column("time", TextTable.Align.RIGHT)
            .row("1", "k-mer counting", "2 s")
            .row("2", "read alignment", "10 s");

    assertThat(table.lines(22, "name")).hasSize(3);
    assertThat(table.lines(21, "name"))
        .containsExactly(
            "id  time", //
            "1    2 s",
            "  k-mer counting",
            "2   10 s",
            "  read alignment");
  }
}

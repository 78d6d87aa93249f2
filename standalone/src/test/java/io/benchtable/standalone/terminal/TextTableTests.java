package io.benchtable.standalone.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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
  void putsTheFirstCellAboveItsRowWhereThatDoesNotFit() {
    TextTable table =
        new TextTable()
            .column("configuration", TextTable.Align.LEFT)
            .column("time", TextTable.Align.RIGHT)
            .column("verdict", TextTable.Align.LEFT)
            .row("aligner=bowtie2", "1.5 s", "baseline")
            .row("b", "10.5 s", "");

    assertThat(table.lines(31)).first().isEqualTo("configuration     time verdict");
    assertThat(table.lines(30))
        .isEqualTo(table.lines(30, "none"))
        .containsExactly(
            "configuration", //
            "    time  verdict",
            "aligner=bowtie2",
            "   1.5 s  baseline",
            "b",
            "  10.5 s");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 26, 40, 80, 120})
  void figuresFitWhateverTheLengthOfTheNameBeforeThem(int length) {
    String name = "x".repeat(length);
    String times = "1.284 s [1.271, 1.302]";
    TextTable table =
        new TextTable()
            .column("configuration", TextTable.Align.LEFT)
            .column("median time [95 %]", TextTable.Align.RIGHT)
            .column("peak", TextTable.Align.RIGHT)
            .column("cost/run", TextTable.Align.RIGHT)
            .column("verdict", TextTable.Align.LEFT)
            .row(name, times, "112 MiB", "$0.00000410", "a verdict of so many words")
            .row("k=1", times, "9 MiB", "$0.00000009", "baseline");

    for (List<String> lines : List.of(table.lines(80), table.lines(80, "verdict"))) {
      assertThat(lines)
          .filteredOn(line -> !line.equals(name))
          .allMatch(line -> line.length() <= 80)
          .anyMatch(line -> line.contains(times))
          .anyMatch(line -> line.endsWith("a verdict of so many words"));
      assertThat(lines).anyMatch(line -> line.startsWith(name));
    }
  }

  @Test
  void cellsComeBelowEachOtherWhereNotEvenTheRestFits() {
    TextTable table =
        new TextTable()
            .column("kind", TextTable.Align.LEFT)
            .column("step", TextTable.Align.LEFT)
            .column("cost", TextTable.Align.RIGHT)
            .row("measured", "a-step-of-a-long-name", "$1.00");

    assertThat(table.lines(20))
        .containsExactly(
            "kind", //
            "  step",
            "     cost",
            "measured",
            "  a-step-of-a-long-name",
            "    $1.00");
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

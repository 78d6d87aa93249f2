package io.benchtable.standalone.terminal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A table in plain text: words to the left, figures to the right. */
public final class TextTable {

  /** How a column is aligned. */
  public enum Align {
    LEFT,
    RIGHT
  }

  private record Column(String head, Align align) {}

  private final List<Column> columns = new ArrayList<>();
  private final List<List<String>> rows = new ArrayList<>();

  public TextTable column(String head, Align align) {
    columns.add(new Column(head, align));
    return this;
  }

  public TextTable row(String... cells) {
    if (cells.length != columns.size()) {
      throw new IllegalArgumentException(
          "Expected " + columns.size() + " cells, but there are " + cells.length);
    }
    rows.add(List.of(cells));
    return this;
  }

  /** The table as lines without trailing spaces; nothing but the head when there are no rows. */
  public List<String> lines() {
    return lines(Integer.MAX_VALUE);
  }

  /** The same, with one space between columns instead of two where two would not fit. */
  public List<String> lines(int width) {
    int[] widths = widths();
    String gap = needed(widths, 2) <= width ? "  " : " ";
    List<String> lines = new ArrayList<>();
    lines.add(line(columns.stream().map(Column::head).toList(), widths, gap));
    rows.forEach(row -> lines.add(line(row, widths, gap)));
    return lines;
  }

  /** The same, but where that does not fit either, a column of words is put below its rows. */
  public List<String> lines(int width, String words) {
    if (needed(widths(), 1) <= width) {
      return lines(width);
    }
    int below = columns.stream().map(Column::head).toList().indexOf(words);
    TextTable narrow = new TextTable();
    columns.stream().filter(one -> !one.head().equals(words)).forEach(narrow.columns::add);
    rows.forEach(row -> narrow.rows.add(without(row, below)));
    List<String> narrower = narrow.lines(width);
    List<String> lines = new ArrayList<>(List.of(narrower.getFirst()));
    for (int r = 0; r < rows.size(); r++) {
      lines.add(narrower.get(r + 1));
      lines.add("  " + rows.get(r).get(below));
    }
    return lines;
  }

  private static List<String> without(List<String> row, int cell) {
    List<String> rest = new ArrayList<>(row);
    rest.remove(cell);
    return rest;
  }

  private int[] widths() {
    int[] widths = new int[columns.size()];
    for (int c = 0; c < widths.length; c++) {
      widths[c] = columns.get(c).head().length();
      for (List<String> row : rows) {
        widths[c] = Math.max(widths[c], row.get(c).length());
      }
    }
    return widths;
  }

  private static int needed(int[] widths, int gap) {
    return Arrays.stream(widths).sum() + gap * (widths.length - 1);
  }

  private String line(List<String> cells, int[] widths, String gap) {
    StringBuilder line = new StringBuilder();
    for (int c = 0; c < widths.length; c++) {
      String cell = cells.get(c);
      String space = " ".repeat(widths[c] - cell.length());
      line.append(columns.get(c).align() == Align.LEFT ? cell + space : space + cell).append(gap);
    }
    return line.toString().stripTrailing();
  }
}

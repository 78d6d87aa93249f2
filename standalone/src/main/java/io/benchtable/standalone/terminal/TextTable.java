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

  private static final String INDENT = "  ";

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

  /**
   * The same, with one space between columns instead of two where two would not fit; and where that
   * is still too wide, with the first cell of each row on a line of its own and the others below.
   */
  public List<String> lines(int width) {
    return flat(blocks(width));
  }

  /** The same, but first a column of words is put below its rows. */
  public List<String> lines(int width, String words) {
    return flat(blocks(width, words));
  }

  /** The lines of the head and of each row. */
  private List<List<String>> blocks(int width) {
    if (columns.size() == 1 || fits(width)) {
      int[] widths = widths();
      String gap = needed(widths, 2) <= width ? "  " : " ";
      return all().stream().map(row -> List.of(line(row, widths, gap))).toList();
    }
    return stacked(without(0).blocks(width - INDENT.length()));
  }

  private List<List<String>> blocks(int width, String words) {
    int below = columns.stream().map(Column::head).toList().indexOf(words);
    if (below < 0) {
      return blocks(width);
    }
    TextTable narrow = without(below);
    if (fits(width) || (!narrow.fits(width) && without(0).fits(width - INDENT.length()))) {
      return blocks(width);
    }
    if (!narrow.fits(width)) {
      return stacked(without(0).blocks(width - INDENT.length(), words));
    }
    List<List<String>> blocks = narrow.blocks(width);
    List<List<String>> wordy = new ArrayList<>(List.of(blocks.getFirst()));
    for (int r = 0; r < rows.size(); r++) {
      wordy.add(List.of(blocks.get(r + 1).getFirst(), INDENT + rows.get(r).get(below)));
    }
    return wordy;
  }

  /** The first cell of each row above the others. */
  private List<List<String>> stacked(List<List<String>> others) {
    List<List<String>> all = all();
    List<List<String>> blocks = new ArrayList<>();
    for (int r = 0; r < all.size(); r++) {
      List<String> block = new ArrayList<>(List.of(all.get(r).getFirst()));
      others.get(r).stream()
          .filter(line -> !line.isBlank())
          .forEach(line -> block.add(INDENT + line));
      blocks.add(block);
    }
    return blocks;
  }

  private static List<String> flat(List<List<String>> blocks) {
    return blocks.stream().flatMap(List::stream).toList();
  }

  /** The head and the rows. */
  private List<List<String>> all() {
    List<List<String>> all = new ArrayList<>(rows);
    all.addFirst(columns.stream().map(Column::head).toList());
    return all;
  }

  private TextTable without(int column) {
    TextTable rest = new TextTable();
    rest.columns.addAll(columns);
    rest.columns.remove(column);
    rows.forEach(row -> rest.rows.add(without(row, column)));
    return rest;
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

  private boolean fits(int width) {
    return needed(widths(), 1) <= width;
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

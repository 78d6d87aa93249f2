package io.benchtable.dashboard.page;

import java.util.List;
import java.util.stream.Collectors;

/** Tables as comma-separated values (RFC 4180). */
public final class Csv {

  private Csv() {}

  /** Rows of cells, the first being the names. */
  public static String text(List<List<String>> rows) {
    return rows.stream()
        .map(row -> row.stream().map(Csv::cell).collect(Collectors.joining(",")) + "\r\n")
        .collect(Collectors.joining());
  }

  /** A spreadsheet would run a cell that begins like a formula: such a cell becomes text. */
  private static String cell(String value) {
    boolean formula =
        !value.isEmpty()
            && "=+-@\t\r".indexOf(value.charAt(0)) >= 0
            && !value.matches("[+-]?[0-9.eE+-]+");
    String safe = formula ? "'" + value : value;
    return safe.matches("(?s).*[\",\r\n].*") ? "\"" + safe.replace("\"", "\"\"") + "\"" : safe;
  }
}

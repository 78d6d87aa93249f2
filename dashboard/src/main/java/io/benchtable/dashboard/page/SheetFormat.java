package io.benchtable.dashboard.page;

import io.benchtable.dashboard.page.Sheet.Row;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/** How a table is written as a file, piece by piece. */
enum SheetFormat {

  /** Comma-separated values, the names first. */
  CSV("text/csv;charset=UTF-8", "attachment") {
    @Override
    String begin(Sheet sheet) {
      return Csv.text(List.of(sheet.names()));
    }

    @Override
    String line(Sheet sheet, Row row, boolean first) {
      return Csv.text(List.of(sheet.texts(row)));
    }

    @Override
    String end() {
      return "";
    }

    @Override
    String cut(String why) {
      return Csv.text(List.of(List.of(why)));
    }
  },

  /** A list of objects; what is cut short is no JSON. */
  JSON("application/json", "inline") {
    @Override
    String begin(Sheet sheet) {
      return "[";
    }

    @Override
    String line(Sheet sheet, Row row, boolean first) {
      return (first ? "\n" : ",\n") + MAPPER.writeValueAsString(sheet.facts(row));
    }

    @Override
    String end() {
      return "\n]\n";
    }

    @Override
    String cut(String why) {
      return "\n" + why + "\n";
    }
  };

  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private final String type;
  private final String disposition;

  SheetFormat(String type, String disposition) {
    this.type = type;
    this.disposition = disposition;
  }

  String type() {
    return type;
  }

  /** Whether a browser shows it or saves it. */
  String disposition() {
    return disposition;
  }

  abstract String begin(Sheet sheet);

  abstract String line(Sheet sheet, Row row, boolean first);

  abstract String end();

  /** The last words of a file that does not reach its end. */
  abstract String cut(String why);
}

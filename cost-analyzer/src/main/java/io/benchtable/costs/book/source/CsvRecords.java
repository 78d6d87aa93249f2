package io.benchtable.costs.book.source;

import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;

/** Splits CSV into records and fields: commas, quotes that double within quotes, any line end. */
final class CsvRecords {

  private static final int END = -1;

  private final Reader csv;
  private final List<Found> records = new ArrayList<>();
  private List<String> fields = new ArrayList<>();
  private final StringBuilder field = new StringBuilder();
  private int line = 1;
  private int begun = 1;

  private CsvRecords(Reader csv) {
    this.csv = csv;
  }

  /** A record and the line that it begins on. */
  record Found(int line, List<String> fields) {}

  static List<Found> read(Reader csv) throws IOException {
    CsvRecords records = new CsvRecords(csv);
    records.readAll();
    return records.records;
  }

  private void readAll() throws IOException {
    int next = csv.read();
    if (next == '\uFEFF') { // as spreadsheets begin their files
      next = csv.read();
    }
    while (next != END) {
      switch (next) {
        case '"' -> next = quoted();
        case ',' -> {
          endField();
          next = csv.read();
        }
        case '\n' -> {
          endRecord();
          next = csv.read();
        }
        case '\r' -> next = csv.read();
        default -> {
          field.append((char) next);
          next = csv.read();
        }
      }
    }
    endRecord();
  }

  /** What stands in quotes; gives the character behind them. */
  private int quoted() throws IOException {
    int opened = line;
    for (int next = csv.read(); next != END; next = csv.read()) {
      if (next == '"') {
        int after = csv.read();
        if (after != '"') {
          return after;
        }
      }
      if (next == '\n') {
        line++;
      }
      field.append((char) next);
    }
    throw new IllegalArgumentException(
        "Expected a closing quote for the one in line %d, column %d, but the file ends"
            .formatted(opened, fields.size() + 1));
  }

  private void endField() {
    fields.add(field.toString());
    field.setLength(0);
  }

  /** A line with nothing on it is no record. */
  private void endRecord() {
    if (!fields.isEmpty() || !field.toString().isBlank()) {
      endField();
      records.add(new Found(begun, fields));
      fields = new ArrayList<>();
    }
    field.setLength(0);
    line++;
    begun = line;
  }
}

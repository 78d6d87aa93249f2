package io.benchtable.costs.book.source;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** CSV with a head (RFC 4180), whose faults are told by line and column. */
final class CsvTable {

  private CsvTable() {}

  /** A record: the line that it begins on, and its fields by their names. */
  record Line(int number, List<String> head, Map<String, String> fields) {

    Optional<String> value(String name) {
      return Optional.ofNullable(fields.get(name)).filter(text -> !text.isBlank());
    }

    String needed(String name) {
      return value(name).orElseThrow(() -> wrong(name, "a value"));
    }

    IllegalArgumentException wrong(String name, String expected) {
      return new IllegalArgumentException(
          "Expected %s in line %d, column %d (%s), but it is '%s'"
              .formatted(
                  expected, number, head.indexOf(name) + 1, name, fields.getOrDefault(name, "")));
    }
  }

  /**
   * Reads all records.
   *
   * @throws IllegalArgumentException if the head lacks a needed name or has one that nobody knows,
   *     or a line has another number of fields than the head
   */
  static List<Line> read(Reader csv, List<String> needed, Collection<String> known) {
    List<CsvRecords.Found> records = records(csv);
    if (records.isEmpty()) {
      throw new IllegalArgumentException(
          "Expected a head with %s in line 1, but the file is empty"
              .formatted(String.join(", ", needed)));
    }
    List<String> head =
        records.getFirst().fields().stream()
            .map(name -> name.strip().toLowerCase(Locale.ROOT))
            .toList();
    checkHead(head, needed, known);
    List<Line> lines = new ArrayList<>();
    for (CsvRecords.Found found : records.subList(1, records.size())) {
      if (found.fields().size() != head.size()) {
        throw new IllegalArgumentException(
            "Expected %d columns in line %d, as in the head, but there are %d: column %d is %s"
                .formatted(
                    head.size(),
                    found.line(),
                    found.fields().size(),
                    Math.min(head.size(), found.fields().size()) + 1,
                    found.fields().size() < head.size()
                        ? "missing (" + head.get(found.fields().size()) + ")"
                        : "too much"));
      }
      Map<String, String> fields = new LinkedHashMap<>();
      for (int at = 0; at < head.size(); at++) {
        fields.put(head.get(at), found.fields().get(at).strip());
      }
      lines.add(new Line(found.line(), head, fields));
    }
    return lines;
  }

  private static List<CsvRecords.Found> records(Reader csv) {
    try {
      return CsvRecords.read(csv);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void checkHead(List<String> head, List<String> needed, Collection<String> known) {
    for (String name : needed) {
      if (!head.contains(name)) {
        throw new IllegalArgumentException(
            "Expected a column %s in the head, line 1, but there are only %s"
                .formatted(name, String.join(", ", head)));
      }
    }
    HashSet<String> seen = new HashSet<>();
    for (int at = 0; at < head.size(); at++) {
      if (!known.contains(head.get(at)) || !seen.add(head.get(at))) {
        throw new IllegalArgumentException(
            "Expected columns of %s, each once, in line 1, but column %d is '%s'"
                .formatted(
                    String.join(", ", known.stream().sorted().toList()), at + 1, head.get(at)));
      }
    }
  }
}

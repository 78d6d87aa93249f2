package io.benchtable.workflows.benchmark;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Something in a spec that cannot be accepted.
 *
 * @param path where, such as {@code spec.pipeline[0].command[1]}
 * @param value what was found, as text
 * @param expected what would be accepted
 * @param line in the text it was read from, from 1; 0 when unknown
 * @param column in that line, from 1; 0 when unknown
 */
public record Problem(String path, @Nullable String value, String expected, int line, int column) {

  /** A problem of a spec that was not read from text. */
  public Problem(String path, @Nullable String value, String expected) {
    this(path, value, expected, 0, 0);
  }

  public Problem at(int newLine, int newColumn) {
    return new Problem(path, value, expected, newLine, newColumn);
  }

  /** As an element of {@code errors}. */
  public Map<String, @Nullable Object> plain() {
    var plain = new LinkedHashMap<String, @Nullable Object>();
    plain.put("path", path);
    plain.put("value", value);
    plain.put("expected", expected);
    if (line > 0) {
      plain.put("line", line);
      plain.put("column", column);
    }
    return plain;
  }

  /** One sentence for people. */
  public String sentence() {
    var place = line > 0 ? "line " + line + ", column " + column + ": " : "";
    var found = value == null ? "it is missing" : "it is " + value;
    return place + path + ": expected " + expected + ", but " + found;
  }
}

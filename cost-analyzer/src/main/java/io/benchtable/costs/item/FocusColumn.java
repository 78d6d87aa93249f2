package io.benchtable.costs.item;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A column of a FOCUS file.
 *
 * @param name as FOCUS spells it; columns of our own begin with {@code x_}
 * @param nullable whether FOCUS lets it be null
 */
public record FocusColumn(String name, Kind kind, boolean nullable, Value value) {

  /** What the values are: text, {@link BigDecimal} or {@link Instant}. */
  public enum Kind {
    TEXT,
    DECIMAL,
    TIME
  }

  /** Reads a value out of a cost line as it is stored. */
  @FunctionalInterface
  interface Value {
    @Nullable Object of(Map<String, Object> line);
  }

  static FocusColumn text(String name, Value value) {
    return new FocusColumn(name, Kind.TEXT, false, value);
  }

  static FocusColumn decimal(String name) {
    return new FocusColumn(name, Kind.DECIMAL, false, line -> Reading.decimal(line, name));
  }

  static FocusColumn time(String name, Value value) {
    return new FocusColumn(name, Kind.TIME, false, value);
  }

  /** The same, where FOCUS lets it be null. */
  FocusColumn orNull() {
    return new FocusColumn(name, kind, true, value);
  }
}

package io.benchtable.dashboard.page;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A named value of an export: a part of what a cell says. */
record Field(String name, Part part) {

  /** Which part. */
  enum Part {
    WORDS,
    NOTES,
    VALUE,
    LOW,
    HIGH
  }

  /** What this field says of a cell: a text or a number; null where that is not known. */
  @Nullable Object of(Cell cell) {
    Optional<Scale.Estimate> number = cell.number();
    return switch (part) {
      case WORDS -> cell.words();
      case NOTES -> cell.notes().stream().map(Cell.Note::text).collect(Collectors.joining("; "));
      case VALUE -> number.map(Scale.Estimate::median).orElse(null);
      case LOW -> number.map(Scale.Estimate::low).orElse(null);
      case HIGH -> number.map(Scale.Estimate::high).orElse(null);
    };
  }

  /** The same as text. */
  String text(Cell cell) {
    Object value = of(cell);
    return value == null
        ? ""
        : value instanceof BigDecimal number ? number.toPlainString() : value.toString();
  }
}

package io.benchtable.costs.item;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Cost lines as rows of a FOCUS file, day by day through the index {@code by-day}. */
@Component
public class FocusLines {

  private final Items items;

  FocusLines(Items items) {
    this.items = items;
  }

  /** A row, in the order of {@link FocusColumns#ALL}. */
  public record Row(List<@Nullable Object> values) {}

  /**
   * Hands over the lines of a day, page by page as they are read.
   *
   * @return how many lines were left out: FOCUS has no place for a cost that is not known
   */
  public long each(LocalDate day, Consumer<Row> to) {
    long[] leftOut = {0};
    items.eachOfIndex(
        TableShape.COSTS,
        TableShape.BY_DAY,
        "day",
        day.toString(),
        line -> {
          Row row = row(line);
          if (row == null) {
            leftOut[0]++;
          } else {
            to.accept(row);
          }
        });
    return leftOut[0];
  }

  /** Null where a column is missing that has to have a value. */
  static @Nullable Row row(Map<String, Object> line) {
    List<@Nullable Object> values = new ArrayList<>(FocusColumns.ALL.size());
    for (FocusColumn column : FocusColumns.ALL) {
      Object value = column.value().of(line);
      if (value == null && !column.nullable()) {
        return null;
      }
      values.add(value);
    }
    return new Row(values);
  }
}

package io.benchtable.dashboard.page;

import io.benchtable.dashboard.page.Sheet.Row;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What a reader asks of a table: only lines with certain words, another order, from which line on.
 *
 * @param words that each line holds, in lower case
 * @param column the key of the column to sort by
 */
public record Ask(List<String> words, Optional<String> column, boolean descending, int from) {

  private static final int MOST = 1_000_000;

  /** Reads {@code q}, {@code sort=table.column.up} and {@code page=table.100}. */
  public static Ask of(Address address, String table) {
    List<String> words =
        address.value("q").stream()
            .flatMap(text -> Arrays.stream(text.toLowerCase(Locale.ROOT).split("\\s+")))
            .filter(word -> !word.isEmpty())
            .toList();
    String sort = address.value("sort", table).orElse("");
    int dot = sort.lastIndexOf('.');
    return new Ask(
        words,
        dot > 0 ? Optional.of(sort.substring(0, dot)) : Optional.empty(),
        sort.endsWith(".down"),
        address.value("page", table).map(Ask::whole).orElse(0));
  }

  /** Whether the table is wanted as it is kept: whole and in its own order. */
  public boolean plain() {
    return words.isEmpty() && column.isEmpty();
  }

  /** The lines with the words, in the order that was asked for. */
  List<Row> narrow(Sheet sheet) {
    List<Row> found = sheet.rows().stream().filter(this::matches).toList();
    int at = column.map(key -> place(sheet, key)).orElse(-1);
    return at < 0 ? found : found.stream().sorted(order(sheet.columns().get(at), at)).toList();
  }

  private boolean matches(Row row) {
    if (words.isEmpty()) {
      return true;
    }
    String text =
        String.join(" ", row.cells().stream().map(Cell::searched).toList())
            .toLowerCase(Locale.ROOT);
    return words.stream().allMatch(text::contains);
  }

  private static int place(Sheet sheet, String key) {
    for (int at = 0; at < sheet.columns().size(); at++) {
      Column column = sheet.columns().get(at);
      if (column.key().equals(key) && column.kind() != Column.Kind.PICTURE) {
        return at;
      }
    }
    return -1;
  }

  /** What is not known comes last whichever way is up. */
  private Comparator<Row> order(Column column, int at) {
    if (column.numeric()) {
      Comparator<BigDecimal> numbers = Comparator.naturalOrder();
      Comparator<BigDecimal> way = descending ? numbers.reversed() : numbers;
      return Comparator.comparing(
          row -> row.cells().get(at).number().map(Scale.Estimate::median).orElse(null),
          Comparator.nullsLast(way));
    }
    Comparator<String> way = descending ? Natural.ORDER.reversed() : Natural.ORDER;
    return Comparator.comparing((Row row) -> row.cells().get(at).words().isEmpty())
        .thenComparing(row -> row.cells().get(at).words(), way);
  }

  private static int whole(String text) {
    return text.matches("\\d{1,7}") ? Math.min(MOST, Integer.parseInt(text)) : 0;
  }
}

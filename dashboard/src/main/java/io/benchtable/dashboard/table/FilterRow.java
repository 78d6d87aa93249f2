package io.benchtable.dashboard.table;

import io.benchtable.dashboard.item.Filter;
import io.benchtable.dashboard.page.Address;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A row of the form's filter, as it was typed.
 *
 * @param problem what is wrong with its value; null if nothing is
 */
record FilterRow(
    String attribute, String operator, String type, String value, @Nullable String problem) {

  private static final int MOST = 10;
  private static final FilterRow EMPTY = new FilterRow("", "=", "S", "", null);

  /** The rows that an address has: the parts of each have the same place under their names. */
  static List<FilterRow> of(Address address) {
    List<String> attributes = address.values("attribute");
    List<FilterRow> rows = new ArrayList<>();
    for (int at = 0; at < Math.min(MOST, attributes.size()); at++) {
      if (!attributes.get(at).isEmpty()) {
        rows.add(
            row(
                attributes.get(at),
                known(address.values("operator"), at, Filter.OPERATORS),
                known(address.values("type"), at, Filter.TYPES),
                at(address.values("value"), at)));
      }
    }
    return rows;
  }

  /** The rows with one more, or with as many as were asked for. */
  static List<FilterRow> shown(List<FilterRow> rows, Optional<String> wanted) {
    List<FilterRow> shown = new ArrayList<>(rows);
    int many = wanted.filter(text -> text.matches("\\d{1,2}")).map(Integer::parseInt).orElse(1);
    while (shown.size() < Math.min(MOST, Math.max(many, rows.size()))) {
      shown.add(EMPTY);
    }
    return shown;
  }

  Filter filter() {
    return new Filter(attribute, operator, type, value);
  }

  private static FilterRow row(String attribute, String operator, String type, String value) {
    String problem =
        operator.endsWith("exists")
            ? null
            : KeyText.expected(type, value)
                .map(
                    expected ->
                        "Expected %s for %s, but it is %s."
                            .formatted(expected, attribute, value.isEmpty() ? "empty" : value))
                .orElse(null);
    return new FilterRow(attribute, operator, type, value, problem);
  }

  private static String known(List<String> values, int at, List<String> known) {
    String value = at(values, at);
    return known.contains(value) ? value : known.getFirst();
  }

  private static String at(List<String> values, int at) {
    return at < values.size() ? values.get(at) : "";
  }
}

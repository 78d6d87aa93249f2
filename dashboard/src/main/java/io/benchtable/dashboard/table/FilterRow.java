package io.benchtable.dashboard.table;

import io.benchtable.dashboard.item.AttributePath;
import io.benchtable.dashboard.item.Filter;
import io.benchtable.dashboard.page.Address;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A row of the form's filter, as it was typed.
 *
 * @param attribute its name, or the path to a value in it
 * @param value the only one, the lower end for {@code between}, or all of them for {@code in}
 * @param upper the upper end, for {@code between}
 * @param problems what is wrong with it, by field
 */
record FilterRow(
    String attribute,
    String operator,
    String type,
    String value,
    String upper,
    Map<String, String> problems) {

  private static final int MOST = 10;
  private static final FilterRow EMPTY = new FilterRow("", "=", "S", "", "", Map.of());

  FilterRow {
    problems = Map.copyOf(problems);
  }

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
                at(address.values("value"), at),
                at(address.values("upper"), at)));
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

  /** What is wrong with a field; null if nothing is. */
  public @Nullable String problem(String field) {
    return problems.get(field);
  }

  /** The condition, if nothing is wrong with it. */
  Optional<Filter> filter() {
    AttributePath path = PathText.read(attribute).path();
    return path == null || !problems.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Filter(path, operator, type, new FilterValues(operator, type, value, upper).all()));
  }

  private static FilterRow row(
      String attribute, String operator, String type, String value, String upper) {
    String wrong = PathText.read(attribute).problem();
    return new FilterRow(
        attribute,
        operator,
        type,
        value,
        upper,
        wrong == null
            ? new FilterValues(operator, type, value, upper).problems(attribute)
            : Map.of("attribute", wrong));
  }

  private static String known(List<String> values, int at, List<String> known) {
    String value = at(values, at);
    return known.contains(value) ? value : known.getFirst();
  }

  private static String at(List<String> values, int at) {
    return at < values.size() ? values.get(at) : "";
  }
}

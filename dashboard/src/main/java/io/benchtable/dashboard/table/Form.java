package io.benchtable.dashboard.table;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What was typed into a form, and what is wrong with it.
 *
 * @param problems by field
 */
record Form(Map<String, String> values, Map<String, String> problems) {

  /** The images that change events may carry. */
  static final List<String> VIEWS =
      List.of("NEW_AND_OLD_IMAGES", "NEW_IMAGE", "OLD_IMAGE", "KEYS_ONLY");

  static final Form EMPTY = new Form(Map.of(), Map.of());

  Form {
    values = Map.copyOf(values);
    problems = Map.copyOf(problems);
  }

  static Form of(Map<String, String> values) {
    return new Form(values, Map.of());
  }

  /** The value of a field without spaces about it; empty where there is none. */
  public String value(String field) {
    return values.getOrDefault(field, "").strip();
  }

  /** The value of a field as it is; empty where there is none. */
  String exact(String field) {
    return values.getOrDefault(field, "");
  }

  /** Whether a choice is the one that was made. */
  public boolean chosen(String field, String choice) {
    return value(field).equals(choice);
  }

  /** What is wrong with a field; null if nothing is. */
  public @Nullable String problem(String field) {
    return problems.get(field);
  }

  /** The same with a value for a field that was not there. */
  Form or(String field, String value) {
    Map<String, String> filled = new HashMap<>(values);
    filled.putIfAbsent(field, value);
    return new Form(filled, problems);
  }

  /** The same with what is wrong. */
  Form wrong(Map<String, String> found) {
    return new Form(values, found);
  }

  /** Only a choice that there is. */
  String view() {
    return VIEWS.contains(value("view")) ? value("view") : "";
  }
}

package io.benchtable.dashboard.table;

import io.benchtable.dashboard.item.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A field of a form for a value of one of the attributes of a key, as it was typed.
 *
 * @param problem what is wrong with it; null if nothing is
 */
record KeyField(Table.Key key, String value, @Nullable String problem) {

  /** As they are typed: a field for each attribute, in their order. */
  static List<KeyField> of(List<Table.Key> keys, List<String> values) {
    List<KeyField> fields = new ArrayList<>();
    for (int at = 0; at < keys.size(); at++) {
      fields.add(new KeyField(keys.get(at), at < values.size() ? values.get(at) : "", null));
    }
    return fields;
  }

  /** Those up to the last one that something was typed into. */
  static List<KeyField> given(List<KeyField> fields) {
    int many = fields.size();
    while (many > 0 && fields.get(many - 1).value().isEmpty()) {
      many--;
    }
    return fields.subList(0, many);
  }

  /** The same with what is wrong where each needs a value. */
  static List<KeyField> needed(List<KeyField> fields) {
    return fields.stream().map(field -> field.wrong("")).toList();
  }

  /** The same with what is wrong where the first may be given, and none left out before another. */
  static List<KeyField> inOrder(List<KeyField> fields) {
    List<KeyField> checked = new ArrayList<>(fields);
    List<KeyField> given = given(fields);
    for (int at = 0; at < given.size(); at++) {
      String after =
          given.get(at).value().isEmpty()
              ? ", as " + given.getLast().key().name() + " after it has one"
              : "";
      checked.set(at, given.get(at).wrong(after));
    }
    return checked;
  }

  /** What is wrong with a value for an attribute of a key, if anything is. */
  static Optional<String> problem(Table.Key key, String value, String why) {
    Optional<String> expected =
        value.isEmpty() ? Optional.of("a value") : KeyText.expected(key.type(), value);
    return expected.map(
        what ->
            "Expected %s for %s%s, but it is %s."
                .formatted(what, key.name(), why, value.isEmpty() ? "empty" : value));
  }

  /** The attribute with its type in words. */
  public String label() {
    return TableList.words(key);
  }

  private KeyField wrong(String why) {
    return new KeyField(key, value, problem(key, value, why).orElse(null));
  }
}

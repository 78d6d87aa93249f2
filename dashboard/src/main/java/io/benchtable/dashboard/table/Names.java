package io.benchtable.dashboard.table;

import io.benchtable.dashboard.item.Table;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What names and keys of tables, indexes and backups may be like. */
final class Names {

  private Names() {}

  /** What is wrong with a name of a table, an index or a backup. */
  static Optional<String> problem(String name) {
    return name.matches("[A-Za-z0-9_.-]{3,255}")
        ? Optional.empty()
        : Optional.of(
            "Expected 3 to 255 letters, digits, hyphens, dots or underscores, but it is "
                + (name.isEmpty() ? "empty." : name + "."));
  }

  /** What is wrong with the names of keys, by field of a form. */
  static Map<String, String> problems(String partition, String sort) {
    Map<String, String> problems = new LinkedHashMap<>();
    if (partition.isEmpty()) {
      problems.put("partition", "Expected the name of an attribute, but it is empty.");
    } else if (partition.equals(sort)) {
      problems.put(
          "sort", "Expected another attribute than the partition key, but it is the same.");
    }
    return problems;
  }

  /** Keys of these names and types; no sort key when its name is empty. */
  static Table.Keys keys(String partition, String partitionType, String sort, String sortType) {
    return new Table.Keys(
        key(partition, partitionType),
        sort.isEmpty() ? Optional.empty() : Optional.of(key(sort, sortType)));
  }

  /** An attribute of this name and type; a text where there is no such type. */
  static Table.Key key(String name, String type) {
    return new Table.Key(name, List.of("S", "N", "B").contains(type) ? type : "S");
  }
}

package io.benchtable.dashboard.table;

import io.benchtable.dashboard.item.Attribute;
import io.benchtable.dashboard.item.NewIndex;
import io.benchtable.dashboard.item.NewTable;
import io.benchtable.dashboard.item.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * The form for a new table: what it asks for, and what is wrong with it. It has several rows for
 * local indexes and for tags, of which those that nothing was typed into are left out.
 */
final class NewTableForm {

  /** As many local indexes as a table can have. */
  static final int INDEXES = 5;

  /** As many tags as are given at once; more can be added to a table that is there. */
  static final int TAGS = 10;

  private final Form form;

  NewTableForm(Form form) {
    this.form = form;
  }

  /** The rows of local indexes that something was typed into, by the beginnings of their fields. */
  List<String> indexes() {
    return rows("index", INDEXES, "", "Sort", "Attributes");
  }

  /** The rows of tags that something was typed into, by the beginnings of their fields. */
  List<String> tags() {
    return rows("tag", TAGS, "", "Value");
  }

  /** What is wrong, by field. */
  Map<String, String> problems() {
    Map<String, String> problems = new LinkedHashMap<>();
    Names.problem(form.value("name")).ifPresent(wrong -> problems.put("name", wrong));
    problems.putAll(Names.problems(form.value("partition"), form.value("sort")));
    if (!indexes().isEmpty() && form.value("sort").isEmpty()) {
      problems.putIfAbsent(
          "sort",
          "Expected a sort key, as local indexes order the same items by something else, but it is"
              + " empty.");
    }
    indexProblems(problems);
    tagProblems(problems);
    return problems;
  }

  /** The table that is asked for, if nothing is wrong. */
  NewTable table() {
    Map<String, String> tags = new TreeMap<>();
    tags().forEach(row -> tags.put(form.value(row), form.value(row + "Value")));
    return new NewTable(
        form.value("name"),
        keys(),
        Optional.of(form.view()).filter(view -> !view.isEmpty()),
        indexes().stream().map(this::index).toList(),
        tags);
  }

  private void indexProblems(Map<String, String> problems) {
    List<String> names = new ArrayList<>();
    Map<String, String> types = new LinkedHashMap<>();
    keys().all().forEach(key -> types.put(key.name(), key.type()));
    for (String row : indexes()) {
      String name = form.value(row);
      Names.problem(name).ifPresent(wrong -> problems.put(row, wrong));
      if (names.contains(name)) {
        problems.put(row, "Expected another name than an index above has, but it is " + name + ".");
      }
      names.add(name);
      sortProblem(index(row).keys().sort().stream().findFirst(), types)
          .ifPresent(wrong -> problems.put(row + "Sort", wrong));
      holding(row).problem().ifPresent(wrong -> problems.put(row + "Attributes", wrong));
    }
  }

  /** An attribute has one type in all keys. */
  private Optional<String> sortProblem(Optional<Table.Key> sort, Map<String, String> types) {
    if (sort.isEmpty()) {
      return Optional.of("Expected the name of an attribute, but it is empty.");
    }
    Table.Key key = sort.get();
    if (key.name().equals(form.value("partition"))) {
      return Optional.of("Expected another attribute than the partition key, but it is the same.");
    }
    String known = types.putIfAbsent(key.name(), key.type());
    return known == null || known.equals(key.type())
        ? Optional.empty()
        : Optional.of(
            "Expected %s for %s, as it is in another key, but it is %s."
                .formatted(Attribute.words(known), key.name(), Attribute.words(key.type())));
  }

  private void tagProblems(Map<String, String> problems) {
    List<String> keys = new ArrayList<>();
    for (String row : tags()) {
      String key = form.value(row);
      problems.putAll(new TagText(key, form.value(row + "Value")).problems(row, row + "Value"));
      if (keys.contains(key)) {
        problems.put(row, "Expected another key than a tag above has, but it is " + key + ".");
      }
      keys.add(key);
    }
  }

  private Table.Keys keys() {
    return keys(form.value("sort"), form.value("sortType"));
  }

  /** A local index has the partition key of its table. */
  private NewIndex index(String row) {
    return new NewIndex(
        form.value(row),
        keys(form.value(row + "Sort"), form.value(row + "SortType")),
        holding(row).projection());
  }

  private Table.Keys keys(String sort, String sortType) {
    return Names.keys(form.value("partition"), form.value("partitionType"), sort, sortType);
  }

  private Holding holding(String row) {
    return new Holding(form.value(row + "Holds"), form.value(row + "Attributes"));
  }

  private List<String> rows(String name, int most, String... fields) {
    return IntStream.rangeClosed(1, most)
        .mapToObj(number -> name + number)
        .filter(row -> List.of(fields).stream().anyMatch(end -> !form.value(row + end).isEmpty()))
        .toList();
  }
}

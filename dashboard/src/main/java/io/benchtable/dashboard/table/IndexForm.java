package io.benchtable.dashboard.table;

import io.benchtable.dashboard.item.NewIndex;
import io.benchtable.dashboard.item.Table;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The form for a new global index: what it asks for, and what is wrong with it. It has several rows
 * for either part of the key, of which those that nothing was typed into are left out.
 */
record IndexForm(Form form) {

  /** As many attributes as either part of a key can have. */
  private static final int MOST = 4;

  private static final String PARTITION = "partition";
  private static final String SORT = "sort";

  /** The rows of a part after its first, by the beginnings of their fields. */
  public List<String> more(String part) {
    return IntStream.rangeClosed(2, MOST).mapToObj(number -> part + number).toList();
  }

  /** Whether something was typed into those rows. */
  public boolean several(String part) {
    return more(part).stream().anyMatch(this::filled);
  }

  /** What is wrong, by field. */
  Map<String, String> problems() {
    Map<String, String> problems = new LinkedHashMap<>();
    Names.problem(form.value("name")).ifPresent(wrong -> problems.put("name", wrong));
    if (rows(PARTITION).isEmpty()) {
      problems.put(PARTITION, "Expected the name of an attribute, but it is empty.");
    }
    Set<String> names = new HashSet<>();
    Stream.of(PARTITION, SORT)
        .flatMap(part -> rows(part).stream())
        .filter(row -> !names.add(form.value(row)))
        .forEach(
            row ->
                problems.put(
                    row,
                    "Expected an attribute that the key does not have yet, but it is %s."
                        .formatted(form.value(row))));
    holding().problem().ifPresent(wrong -> problems.put("attributes", wrong));
    return problems;
  }

  /** The index that is asked for, if nothing is wrong. */
  NewIndex index() {
    return new NewIndex(
        form.value("name"), new Table.Keys(keys(PARTITION), keys(SORT)), holding().projection());
  }

  private List<Table.Key> keys(String part) {
    return rows(part).stream()
        .map(row -> Names.key(form.value(row), form.value(row + "Type")))
        .toList();
  }

  private List<String> rows(String part) {
    return Stream.concat(Stream.of(part), more(part).stream()).filter(this::filled).toList();
  }

  private boolean filled(String row) {
    return !form.value(row).isEmpty();
  }

  private Holding holding() {
    return new Holding(form.value("holds"), form.value("attributes"));
  }
}

package io.benchtable.workflows.item;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A change of one item: top-level attributes set, removed, or lists appended to (a missing list
 * counts as empty), if all conditions hold.
 */
public final class ItemUpdate {

  private final Map<String, @Nullable Object> set = new LinkedHashMap<>();
  private final Set<String> remove = new LinkedHashSet<>();
  private final Map<String, List<Object>> append = new LinkedHashMap<>();
  private final List<Condition> conditions = new ArrayList<>();

  /** An update that changes nothing yet. */
  public static ItemUpdate update() {
    return new ItemUpdate();
  }

  public ItemUpdate set(String attribute, @Nullable Object value) {
    set.put(attribute, value);
    return this;
  }

  public ItemUpdate remove(String... attributes) {
    remove.addAll(List.of(attributes));
    return this;
  }

  public ItemUpdate append(String attribute, Object element) {
    append.computeIfAbsent(attribute, _ -> new ArrayList<>()).add(element);
    return this;
  }

  public ItemUpdate when(Condition... all) {
    conditions.addAll(List.of(all));
    return this;
  }

  Map<String, @Nullable Object> set() {
    return set;
  }

  Set<String> removed() {
    return remove;
  }

  Map<String, List<Object>> appended() {
    return append;
  }

  List<Condition> conditions() {
    return conditions;
  }
}

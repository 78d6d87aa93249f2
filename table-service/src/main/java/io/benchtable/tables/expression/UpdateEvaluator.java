package io.benchtable.tables.expression;

import io.benchtable.tables.expression.Update.Action;
import io.benchtable.tables.item.AttributeValue;
import io.benchtable.tables.item.Item;
import io.benchtable.tables.item.ListValue;
import io.benchtable.tables.item.MapValue;
import io.benchtable.tables.item.ValidationError;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Applies all actions of an update to an item at once: each of them sees the old item. */
final class UpdateEvaluator {

  private final Item old;

  private UpdateEvaluator(Item old) {
    this.old = old;
  }

  static Item apply(List<Action> actions, Item old) {
    PathTree<Action> tree = new PathTree<>();
    actions.forEach(action -> tree.put(action.path(), action));
    return new Item(new UpdateEvaluator(old).entries(tree, old.attributes()));
  }

  private SortedMap<String, AttributeValue> entries(
      PathTree<Action> tree, SortedMap<String, AttributeValue> entries) {
    SortedMap<String, AttributeValue> changed = new TreeMap<>(entries);
    tree.eachName(
        (name, subtree) -> {
          AttributeValue value = value(subtree, entries.get(name));
          if (value == null) {
            changed.remove(name);
          } else {
            changed.put(name, value);
          }
        });
    return changed;
  }

  private @Nullable AttributeValue value(PathTree<Action> tree, @Nullable AttributeValue value) {
    Action action = tree.end();
    if (action != null) {
      return changed(action, value);
    }
    if (tree.leadsIntoMap()
        && value instanceof MapValue(SortedMap<String, AttributeValue> entries)) {
      return new MapValue(entries(tree, entries));
    }
    if (tree.leadsIntoList() && value instanceof ListValue(List<AttributeValue> elements)) {
      return new ListValue(elements(tree, elements));
    }
    throw new ValidationError(
        "The document path provided in the update expression is invalid for update");
  }

  /** Positions are those of the old list; what lies behind its end is appended in order. */
  private List<AttributeValue> elements(PathTree<Action> tree, List<AttributeValue> elements) {
    List<@Nullable AttributeValue> changed = new ArrayList<>(elements);
    tree.eachPosition(
        (position, subtree) -> {
          if (position < elements.size()) {
            changed.set(position, value(subtree, elements.get(position)));
          } else {
            changed.add(value(subtree, null));
          }
        });
    List<AttributeValue> left = new ArrayList<>(changed.size());
    for (AttributeValue element : changed) {
      if (element != null) {
        left.add(element);
      }
    }
    return left;
  }

  private @Nullable AttributeValue changed(Action action, @Nullable AttributeValue value) {
    return switch (action) {
      case Action.Put(Path _, SetValue assigned) -> assigned.in(old);
      case Action.Remove _ -> null;
      case Action.Add(Path _, AttributeValue added) ->
          value == null ? added : SetAlgebra.add(value, added);
      case Action.Delete(Path _, AttributeValue elements) ->
          value == null ? null : SetAlgebra.subtract(value, elements);
    };
  }
}

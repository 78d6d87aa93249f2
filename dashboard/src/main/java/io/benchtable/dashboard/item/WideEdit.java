package io.benchtable.dashboard.item;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.model.AttributeAction;
import software.amazon.awssdk.services.dynamodb.model.AttributeValueUpdate;
import software.amazon.awssdk.services.dynamodb.model.ExpectedAttributeValue;

/**
 * What turns an item into another where that is too much for expressions: in the parameters that
 * were there before them, which take any number of attributes.
 *
 * @param set attributes that are new or another
 * @param removed attributes that go
 * @param was what the item is expected to be still
 * @param absent attributes that it is expected not to have
 */
record WideEdit(
    Map<String, Attribute> set,
    Set<String> removed,
    Map<String, Attribute> was,
    Set<String> absent) {

  WideEdit {
    set = Map.copyOf(set);
    removed = Set.copyOf(removed);
    was = Map.copyOf(was);
    absent = Set.copyOf(absent);
  }

  static WideEdit of(Table.Keys keys, Map<String, Attribute> was, Map<String, Attribute> item) {
    Set<String> differing = ItemEdit.differing(keys, was, item);
    Map<String, Attribute> set = new HashMap<>(item);
    set.keySet().retainAll(differing);
    return new WideEdit(set, without(differing, item), was, without(differing, was));
  }

  /** Nothing but what an item is expected to be. */
  static WideEdit unchanged(Map<String, Attribute> was) {
    return new WideEdit(Map.of(), Set.of(), was, Set.of());
  }

  /** The changes, attribute by attribute. */
  Map<String, AttributeValueUpdate> updates() {
    Map<String, AttributeValueUpdate> updates = new HashMap<>();
    DynamoValues.typed(set)
        .forEach(
            (name, value) ->
                updates.put(
                    name,
                    AttributeValueUpdate.builder()
                        .action(AttributeAction.PUT)
                        .value(value)
                        .build()));
    removed.forEach(
        name ->
            updates.put(
                name, AttributeValueUpdate.builder().action(AttributeAction.DELETE).build()));
    return updates;
  }

  /** The condition, attribute by attribute. */
  Map<String, ExpectedAttributeValue> expected() {
    Map<String, ExpectedAttributeValue> expected = new HashMap<>();
    DynamoValues.typed(was)
        .forEach(
            (name, value) ->
                expected.put(name, ExpectedAttributeValue.builder().value(value).build()));
    absent.forEach(
        name -> expected.put(name, ExpectedAttributeValue.builder().exists(false).build()));
    return expected;
  }

  private static Set<String> without(Set<String> names, Map<String, Attribute> item) {
    Set<String> missing = new HashSet<>(names);
    missing.removeAll(item.keySet());
    return missing;
  }
}

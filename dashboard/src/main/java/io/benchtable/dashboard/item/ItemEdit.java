package io.benchtable.dashboard.item;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/**
 * What turns an item into another, as expressions: only what differs is written, so that an
 * attribute which somebody else adds meanwhile stays.
 *
 * @param update sets and removes what differs; empty if nothing does
 * @param condition holds as long as the item is what it was
 */
record ItemEdit(Expression update, Expression condition) {

  /** An expression of DynamoDB's has at most 4 KB and 300 operators. */
  static final int MOST = 100;

  static ItemEdit of(Table.Keys keys, Map<String, Attribute> was, Map<String, Attribute> item) {
    Set<String> differing = differing(keys, was, item);
    return new ItemEdit(update(differing, item), condition(keys, differing, was));
  }

  /** The attributes that differ, beside the key, in which no two can. */
  static Set<String> differing(
      Table.Keys keys, Map<String, Attribute> was, Map<String, Attribute> item) {
    Set<String> own = names(keys);
    Set<String> differing = new LinkedHashSet<>(was.keySet());
    differing.addAll(item.keySet());
    differing.removeIf(name -> own.contains(name) || same(was.get(name), item.get(name)));
    return differing;
  }

  /** Holds as long as an item is what it was. */
  static Expression unchanged(Table.Keys keys, Map<String, Attribute> was) {
    return condition(keys, Set.of(), was);
  }

  /** Whether it can be written as expressions; otherwise it is a {@link WideEdit}. */
  boolean fits() {
    return update.names().size() <= MOST;
  }

  private static Expression update(Set<String> differing, Map<String, Attribute> item) {
    Map<String, String> names = new LinkedHashMap<>();
    Map<String, Attribute> values = new LinkedHashMap<>();
    StringJoiner set = new StringJoiner(", ", "SET ", "").setEmptyValue("");
    StringJoiner remove = new StringJoiner(", ", "REMOVE ", "").setEmptyValue("");
    for (String name : differing) {
      String at = "#u" + names.size();
      names.put(at, name);
      Attribute value = item.get(name);
      if (value == null) {
        remove.add(at);
      } else {
        String mark = ":u" + values.size();
        values.put(mark, value);
        set.add(at + " = " + mark);
      }
    }
    return new Expression((set + " " + remove).strip(), names, values);
  }

  private static Expression condition(
      Table.Keys keys, Set<String> differing, Map<String, Attribute> was) {
    Set<String> order = new LinkedHashSet<>(differing);
    order.addAll(was.keySet());
    order.removeAll(names(keys));
    List<Expression> parts = new ArrayList<>();
    parts.add(
        new Expression("attribute_exists(#k)", Map.of("#k", keys.names().getFirst()), Map.of()));
    for (String name : order.stream().limit(MOST).toList()) {
      parts.add(is(String.valueOf(parts.size()), name, was.get(name)));
    }
    return Expression.all(parts);
  }

  private static Expression is(String at, String name, @Nullable Attribute value) {
    return value == null
        ? new Expression("attribute_not_exists(#w" + at + ")", Map.of("#w" + at, name), Map.of())
        : new Expression(
            "#w" + at + " = :w" + at, Map.of("#w" + at, name), Map.of(":w" + at, value));
  }

  private static boolean same(@Nullable Attribute one, @Nullable Attribute other) {
    return one != null && one.equals(other);
  }

  private static Set<String> names(Table.Keys keys) {
    Set<String> names = new LinkedHashSet<>();
    keys.all().forEach(key -> names.add(key.name()));
    return names;
  }
}

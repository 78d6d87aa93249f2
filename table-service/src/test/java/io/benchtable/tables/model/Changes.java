package io.benchtable.tables.model;

import io.benchtable.tables.model.Modification.Refused;
import io.benchtable.tables.model.Plain.Elements;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Several modifications of one item, all of which read the old one. */
record Changes(List<Modification> all) {

  Map<String, Object> of(Map<String, Object> old) throws Refused {
    Map<String, Object> item = Plain.copyOf(old);
    List<Modification.Remove> removals = new ArrayList<>();
    List<Modification.Put> appended = new ArrayList<>();
    for (Modification one : all) {
      Object parent = parent(item, one.place());
      if (!isParentOf(parent, one.place().last())) {
        throw new Refused();
      }
      switch (one) {
        case Modification.Put put -> {
          if (put.place().last() instanceof Integer position
              && parent instanceof List<?> list
              && position >= list.size()) {
            appended.add(put);
          } else {
            set(parent, put.place().last(), Plain.copy(put.source().of(old)));
          }
        }
        case Modification.Remove remove -> removals.add(remove);
        case Modification.Add(Place place, Object value) ->
            set(parent, place.last(), added(place.in(old), value));
        case Modification.Delete(Place place, Object elements) ->
            delete(parent, place, place.in(old), (Elements) elements);
      }
    }
    finish(item, old, removals, appended);
    return item;
  }

  /** What moves elements of lists comes last: the last positions first, then new ends. */
  private static void finish(
      Map<String, Object> item,
      Map<String, Object> old,
      List<Modification.Remove> removals,
      List<Modification.Put> appended)
      throws Refused {
    // Parents are found before any element has moved.
    record Found(Object parent, Object step) {}
    List<Found> found = new ArrayList<>();
    for (Modification.Remove one : removals) {
      found.add(new Found(parent(item, one.place()), one.place().last()));
    }
    List<Found> ends = new ArrayList<>();
    List<Object> values = new ArrayList<>();
    appended.sort(Comparator.comparing(put -> (Integer) put.place().last()));
    for (Modification.Put put : appended) {
      ends.add(new Found(parent(item, put.place()), put.place().last()));
      values.add(Plain.copy(put.source().of(old)));
    }
    found.sort(Comparator.comparing(one -> one.step() instanceof Integer i ? -i : 0));
    found.forEach(one -> remove(one.parent(), one.step()));
    for (int i = 0; i < ends.size(); i++) {
      list(ends.get(i).parent()).add(values.get(i));
    }
  }

  private static Object parent(Map<String, Object> item, Place place) throws Refused {
    Object parent = place.isTop() ? item : place.parent().in(item);
    if (parent == null) {
      throw new Refused();
    }
    return parent;
  }

  private static boolean isParentOf(Object parent, Object step) {
    return step instanceof Integer ? parent instanceof List<?> : parent instanceof Map<?, ?>;
  }

  private static Object added(@Nullable Object old, Object value) throws Refused {
    if (old == null) {
      return value;
    }
    if (old instanceof BigDecimal a && value instanceof BigDecimal b) {
      return a.add(b).stripTrailingZeros();
    }
    if (old instanceof Elements(String type, Set<Object> a)
        && value instanceof Elements(String other, Set<Object> b)
        && type.equals(other)) {
      Set<Object> both = new HashSet<>(a);
      both.addAll(b);
      return new Elements(type, both);
    }
    throw new Refused();
  }

  private static void delete(Object parent, Place place, @Nullable Object old, Elements elements)
      throws Refused {
    if (old == null) {
      return;
    }
    if (!(old instanceof Elements(String type, Set<Object> values))
        || !type.equals(elements.type())) {
      throw new Refused();
    }
    Set<Object> left = new HashSet<>(values);
    left.removeAll(elements.values());
    if (left.isEmpty()) {
      remove(parent, place.last());
    } else {
      set(parent, place.last(), new Elements(type, left));
    }
  }

  @SuppressWarnings("unchecked")
  private static List<Object> list(Object parent) {
    return (List<Object>) parent;
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> map(Object parent) {
    return (Map<String, Object>) parent;
  }

  private static void set(Object parent, Object step, Object value) {
    if (step instanceof Integer position) {
      list(parent).set(position, value);
    } else {
      map(parent).put((String) step, value);
    }
  }

  private static void remove(Object parent, Object step) {
    if (step instanceof Integer position) {
      if (position < list(parent).size()) {
        list(parent).remove((int) position);
      }
    } else {
      map(parent).remove(step);
    }
  }

  /** One that only takes away makes no item. */
  boolean give() {
    return all.isEmpty()
        || all.stream()
            .anyMatch(one -> one instanceof Modification.Put || one instanceof Modification.Add);
  }

  List<Place> places() {
    return all.stream().map(Modification::place).toList();
  }

  String text(Placeholders names) {
    return Stream.of(
            clause("SET ", all.stream().filter(Modification.Put.class::isInstance), names),
            clause("REMOVE ", all.stream().filter(Modification.Remove.class::isInstance), names),
            clause("ADD ", all.stream().filter(Modification.Add.class::isInstance), names),
            clause("DELETE ", all.stream().filter(Modification.Delete.class::isInstance), names))
        .filter(clause -> !clause.isEmpty())
        .collect(Collectors.joining(" "));
  }

  private static String clause(String word, Stream<Modification> some, Placeholders names) {
    String text = some.map(one -> text(one, names)).collect(Collectors.joining(", "));
    return text.isEmpty() ? "" : word + text;
  }

  private static String text(Modification one, Placeholders names) {
    String place = one.place().text(names);
    return switch (one) {
      case Modification.Put put -> place + " = " + put.source().text(names);
      case Modification.Remove _ -> place;
      case Modification.Add add -> place + " " + names.value(add.value());
      case Modification.Delete delete -> place + " " + names.value(delete.elements());
    };
  }
}

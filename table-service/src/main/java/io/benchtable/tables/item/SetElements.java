package io.benchtable.tables.item;

import java.util.Collection;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/** The elements of a set value: at least one, each once, in their order. */
final class SetElements {

  private SetElements() {}

  static <T extends Comparable<T>> SortedSet<T> checked(SortedSet<T> elements) {
    if (elements.isEmpty()) {
      throw new ValidationError(
          "One or more parameter values were invalid: An AttributeValue may not contain an empty"
              + " set.");
    }
    return Collections.unmodifiableSortedSet(new TreeSet<>(elements));
  }

  static <T extends Comparable<T>> SortedSet<T> distinct(
      Collection<T> elements, String emptyMessage, String duplicatesMessage) {
    if (elements.isEmpty()) {
      throw new ValidationError("One or more parameter values were invalid: " + emptyMessage);
    }
    SortedSet<T> distinct = new TreeSet<>(elements);
    if (distinct.size() < elements.size()) {
      throw new ValidationError(duplicatesMessage);
    }
    return distinct;
  }
}

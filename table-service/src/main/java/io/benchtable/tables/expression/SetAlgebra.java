package io.benchtable.tables.expression;

import io.benchtable.tables.item.AttributeValue;
import io.benchtable.tables.item.BinarySetValue;
import io.benchtable.tables.item.NumberSetValue;
import io.benchtable.tables.item.NumberValue;
import io.benchtable.tables.item.StringSetValue;
import java.util.Collection;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Sums of numbers, and unions and differences of sets of one type. */
final class SetAlgebra {

  private SetAlgebra() {}

  static AttributeValue add(AttributeValue value, AttributeValue added) {
    if (value instanceof NumberValue number && added instanceof NumberValue other) {
      return NumberValue.of(number.decimal().add(other.decimal()));
    }
    if (value instanceof StringSetValue set && added instanceof StringSetValue other) {
      return new StringSetValue(union(set.elements(), other.elements()));
    }
    if (value instanceof NumberSetValue set && added instanceof NumberSetValue other) {
      return new NumberSetValue(union(set.elements(), other.elements()));
    }
    if (value instanceof BinarySetValue set && added instanceof BinarySetValue other) {
      return new BinarySetValue(union(set.elements(), other.elements()));
    }
    throw new OperandMismatch();
  }

  /** A set without these elements; null if none is left. */
  static @Nullable AttributeValue subtract(AttributeValue value, AttributeValue elements) {
    if (value instanceof StringSetValue set && elements instanceof StringSetValue other) {
      return difference(set.elements(), other.elements(), StringSetValue::new);
    }
    if (value instanceof NumberSetValue set && elements instanceof NumberSetValue other) {
      return difference(set.elements(), other.elements(), NumberSetValue::new);
    }
    if (value instanceof BinarySetValue set && elements instanceof BinarySetValue other) {
      return difference(set.elements(), other.elements(), BinarySetValue::new);
    }
    throw new OperandMismatch();
  }

  private static <T> SortedSet<T> union(SortedSet<T> set, Collection<T> added) {
    SortedSet<T> union = new TreeSet<>(set);
    union.addAll(added);
    return union;
  }

  private static <T> @Nullable AttributeValue difference(
      SortedSet<T> set, Collection<T> removed, Function<SortedSet<T>, AttributeValue> made) {
    SortedSet<T> left = new TreeSet<>(set);
    left.removeAll(removed);
    return left.isEmpty() ? null : made.apply(left);
  }
}

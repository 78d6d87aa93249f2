package io.benchtable.tables.expression;

import io.benchtable.tables.item.AttributeValue;
import io.benchtable.tables.item.BinarySetValue;
import io.benchtable.tables.item.BinaryValue;
import io.benchtable.tables.item.BooleanValue;
import io.benchtable.tables.item.KeyEncoding;
import io.benchtable.tables.item.ListValue;
import io.benchtable.tables.item.MapValue;
import io.benchtable.tables.item.NullValue;
import io.benchtable.tables.item.NumberSetValue;
import io.benchtable.tables.item.NumberValue;
import io.benchtable.tables.item.StringSetValue;
import io.benchtable.tables.item.StringValue;
import java.util.Arrays;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** How values compare; a value that is not there is null. */
final class Values {

  private Values() {}

  static boolean compare(
      Operator comparator, @Nullable AttributeValue left, @Nullable AttributeValue right) {
    return switch (comparator) {
      case EQUAL -> left != null && left.equals(right);
      case NOT_EQUAL -> left == null || !left.equals(right);
      case LESS -> ordered(left, right).orElse(0) < 0;
      case GREATER -> ordered(left, right).orElse(0) > 0;
      case LESS_OR_EQUAL -> ordered(left, right).orElse(1) <= 0;
      case GREATER_OR_EQUAL -> ordered(left, right).orElse(-1) >= 0;
      case BETWEEN, IN, AND, OR, NOT, PLUS, MINUS ->
          throw new IllegalArgumentException("Expected a comparator, but it is " + comparator);
    };
  }

  /** The order of two strings, numbers or binaries; empty for other and for unlike values. */
  static OptionalInt ordered(@Nullable AttributeValue left, @Nullable AttributeValue right) {
    if (left instanceof NumberValue number && right instanceof NumberValue other) {
      return OptionalInt.of(number.compareTo(other));
    }
    if (left instanceof StringValue && right instanceof StringValue) {
      return OptionalInt.of(
          Arrays.compareUnsigned(KeyEncoding.encode(left), KeyEncoding.encode(right)));
    }
    if (left instanceof BinaryValue binary && right instanceof BinaryValue other) {
      return OptionalInt.of(binary.compareTo(other));
    }
    return OptionalInt.empty();
  }

  static boolean beginsWith(@Nullable AttributeValue value, @Nullable AttributeValue prefix) {
    if (value instanceof StringValue(String text) && prefix instanceof StringValue(String start)) {
      return text.startsWith(start);
    }
    return value instanceof BinaryValue binary
        && prefix instanceof BinaryValue start
        && binary.startsWith(start);
  }

  static boolean contains(@Nullable AttributeValue value, @Nullable AttributeValue part) {
    if (value == null || part == null) {
      return false;
    }
    return switch (value) {
      case StringValue(String text) ->
          part instanceof StringValue(String other) && text.contains(other);
      case BinaryValue binary -> part instanceof BinaryValue other && binary.contains(other);
      case ListValue list -> list.elements().contains(part);
      case StringSetValue set ->
          part instanceof StringValue(String other) && set.elements().contains(other);
      case NumberSetValue set ->
          part instanceof NumberValue other && set.elements().contains(other);
      case BinarySetValue set ->
          part instanceof BinaryValue other && set.elements().contains(other);
      case NumberValue _, BooleanValue _, NullValue _, MapValue _ -> false;
    };
  }

  /** Characters of a string, bytes of a binary, elements of the others; null for what has none. */
  static @Nullable NumberValue size(AttributeValue value) {
    return switch (value) {
      case StringValue(String text) -> NumberValue.of(text.length());
      case BinaryValue binary -> NumberValue.of(binary.length());
      case MapValue map -> NumberValue.of(map.entries().size());
      case ListValue list -> NumberValue.of(list.elements().size());
      case StringSetValue set -> NumberValue.of(set.elements().size());
      case NumberSetValue set -> NumberValue.of(set.elements().size());
      case BinarySetValue set -> NumberValue.of(set.elements().size());
      case NumberValue _, BooleanValue _, NullValue _ -> null;
    };
  }
}

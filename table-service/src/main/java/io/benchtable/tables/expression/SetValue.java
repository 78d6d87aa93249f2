package io.benchtable.tables.expression;

import io.benchtable.tables.item.AttributeValue;
import io.benchtable.tables.item.Item;
import io.benchtable.tables.item.ListValue;
import io.benchtable.tables.item.NumberValue;
import io.benchtable.tables.item.ValidationError;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;

/** The right-hand side of an assignment; it reads the item as it was before the update. */
sealed interface SetValue {

  /** A value of the item. */
  record Document(Path path) implements SetValue {}

  /** A value of the request. */
  record Literal(AttributeValue value) implements SetValue {}

  /** What is at the path, or else another value. */
  record IfNotExists(Path path, SetValue otherwise) implements SetValue {}

  /** One list behind the other. */
  record ListAppend(SetValue first, SetValue second) implements SetValue {}

  /** One number and another. */
  record Sum(SetValue left, SetValue right) implements SetValue {}

  /** One number less another. */
  record Difference(SetValue left, SetValue right) implements SetValue {}

  default AttributeValue in(Item old) {
    return switch (this) {
      case Document(Path path) -> {
        AttributeValue value = path.in(old);
        if (value == null) {
          throw new ValidationError(
              "The provided expression refers to an attribute that does not exist in the item");
        }
        yield value;
      }
      case Literal(AttributeValue value) -> value;
      case IfNotExists(Path path, SetValue otherwise) -> {
        AttributeValue value = path.in(old);
        yield value == null ? otherwise.in(old) : value;
      }
      case ListAppend(SetValue first, SetValue second) ->
          new ListValue(Stream.concat(elements(first, old), elements(second, old)).toList());
      case Sum(SetValue left, SetValue right) ->
          NumberValue.of(number(left, old).add(number(right, old)));
      case Difference(SetValue left, SetValue right) ->
          NumberValue.of(number(left, old).subtract(number(right, old)));
    };
  }

  /** The places in an item that are read. */
  default Stream<Path> paths() {
    return switch (this) {
      case Document(Path path) -> Stream.of(path);
      case Literal _ -> Stream.empty();
      case IfNotExists(Path path, SetValue otherwise) ->
          Stream.concat(Stream.of(path), otherwise.paths());
      case ListAppend(SetValue first, SetValue second) ->
          Stream.concat(first.paths(), second.paths());
      case Sum(SetValue left, SetValue right) -> Stream.concat(left.paths(), right.paths());
      case Difference(SetValue left, SetValue right) -> Stream.concat(left.paths(), right.paths());
    };
  }

  private static Stream<AttributeValue> elements(SetValue value, Item old) {
    if (value.in(old) instanceof ListValue(List<AttributeValue> elements)) {
      return elements.stream();
    }
    throw new OperandMismatch();
  }

  private static BigDecimal number(SetValue value, Item old) {
    if (value.in(old) instanceof NumberValue number) {
      return number.decimal();
    }
    throw new OperandMismatch();
  }
}

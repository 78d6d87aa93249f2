package io.benchtable.tables.expression;

import io.benchtable.tables.item.AttributeValue;
import io.benchtable.tables.item.DataType;
import io.benchtable.tables.item.Item;
import io.benchtable.tables.item.KeySchema;
import java.util.List;

/** Something that holds for an item or does not; what is not there compares as false. */
public sealed interface Condition {

  /** Both hold. */
  record And(Condition left, Condition right) implements Condition {}

  /** One of the two holds, or both. */
  record Or(Condition left, Condition right) implements Condition {}

  /** The other does not hold. */
  record Not(Condition negated) implements Condition {}

  /** One value stands in some order to another; what is not there differs from everything. */
  record Comparison(Operator comparator, Operand left, Operand right) implements Condition {}

  /** A value lies between two others of its type, or is one of them. */
  record Between(Operand operand, Operand lower, Operand upper) implements Condition {}

  /** A value is one of several. */
  record In(Operand operand, List<Operand> candidates) implements Condition {}

  /** There is something at the path. */
  record AttributeExists(Path path) implements Condition {}

  /** There is nothing at the path. */
  record AttributeNotExists(Path path) implements Condition {}

  /** What is at the path is of the type. */
  record AttributeType(Operand operand, DataType type) implements Condition {}

  /** A string or binary starts with another. */
  record BeginsWith(Operand operand, Operand prefix) implements Condition {}

  /** A string or binary has another as a part, or a set or list as an element. */
  record Contains(Operand operand, Operand part) implements Condition {}

  /** True when it can be seen to hold of no item that has all attributes of this key. */
  default boolean refusesEvery(KeySchema key) {
    return switch (this) {
      case AttributeNotExists(Path path) -> path.inside().isEmpty() && key.isKey(path.attribute());
      case And(Condition left, Condition right) ->
          left.refusesEvery(key) || right.refusesEvery(key);
      case Or(Condition left, Condition right) -> left.refusesEvery(key) && right.refusesEvery(key);
      case Not _,
          Comparison _,
          Between _,
          In _,
          AttributeExists _,
          AttributeType _,
          BeginsWith _,
          Contains _ ->
          false;
    };
  }

  /** The names of the attributes that it says anything about. */
  default List<String> attributes() {
    return paths().stream().map(Path::attribute).distinct().toList();
  }

  /** The places in an item that it says anything about. */
  default List<Path> paths() {
    return ConditionPaths.of(this);
  }

  /** Whether it holds; {@link Item#EMPTY} stands for an item that is not there. */
  default boolean holds(Item item) {
    return switch (this) {
      case And(Condition left, Condition right) -> left.holds(item) && right.holds(item);
      case Or(Condition left, Condition right) -> left.holds(item) || right.holds(item);
      case Not(Condition negated) -> !negated.holds(item);
      case Comparison(Operator comparator, Operand left, Operand right) ->
          Values.compare(comparator, left.in(item), right.in(item));
      case Between(Operand operand, Operand lower, Operand upper) -> {
        AttributeValue value = operand.in(item);
        yield Values.compare(Operator.GREATER_OR_EQUAL, value, lower.in(item))
            && Values.compare(Operator.LESS_OR_EQUAL, value, upper.in(item));
      }
      case In(Operand operand, List<Operand> candidates) -> {
        AttributeValue value = operand.in(item);
        yield value != null
            && candidates.stream().anyMatch(candidate -> value.equals(candidate.in(item)));
      }
      case AttributeExists(Path path) -> path.in(item) != null;
      case AttributeNotExists(Path path) -> path.in(item) == null;
      case AttributeType(Operand operand, DataType type) -> {
        AttributeValue value = operand.in(item);
        yield value != null && value.type() == type;
      }
      case BeginsWith(Operand operand, Operand prefix) ->
          Values.beginsWith(operand.in(item), prefix.in(item));
      case Contains(Operand operand, Operand part) ->
          Values.contains(operand.in(item), part.in(item));
    };
  }
}

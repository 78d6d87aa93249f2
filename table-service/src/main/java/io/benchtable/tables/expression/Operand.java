package io.benchtable.tables.expression;

import io.benchtable.tables.item.AttributeValue;
import io.benchtable.tables.item.Item;
import org.jspecify.annotations.Nullable;

/** What a condition compares. */
sealed interface Operand {

  /** A value of the item. */
  record Document(Path path) implements Operand {}

  /** A value of the request. */
  record Literal(AttributeValue value) implements Operand {}

  /** How long or how many a value is. */
  record Size(Operand of) implements Operand {}

  /** The value, if there is one. */
  default @Nullable AttributeValue in(Item item) {
    return switch (this) {
      case Document(Path path) -> path.in(item);
      case Literal(AttributeValue value) -> value;
      case Size(Operand of) -> {
        AttributeValue value = of.in(item);
        yield value == null ? null : Values.size(value);
      }
    };
  }
}

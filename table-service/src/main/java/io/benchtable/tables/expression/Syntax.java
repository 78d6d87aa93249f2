package io.benchtable.tables.expression;

import java.util.List;
import java.util.function.Consumer;

/**
 * What an expression says, with its placeholders as they are written: it depends on the text alone.
 */
public sealed interface Syntax {

  /** A document path. */
  record PathSyntax(List<Segment> segments) implements Syntax {}

  /** A placeholder for a value, with its colon. */
  record ValueSyntax(String placeholder) implements Syntax {}

  /** A function with what stands in its brackets. */
  record Call(String function, List<Syntax> arguments) implements Syntax {}

  /** An operator with what stands beside it. */
  record Operation(Operator operator, List<Syntax> operands) implements Syntax {}

  /** A step of a document path. */
  sealed interface Segment {

    /** A name, or a placeholder for one with its {@code #}. */
    record Name(String text) implements Segment {}

    /** A position in a list, from 0. */
    record Index(int position) implements Segment {}
  }

  default boolean isCondition() {
    return switch (this) {
      case Operation(Operator operator, List<Syntax> _) -> operator.isCondition();
      case Call _, PathSyntax _, ValueSyntax _ -> false;
    };
  }

  /** Hands over this piece and all pieces in it, in the order of the text. */
  default void visit(Consumer<Syntax> visitor) {
    visitor.accept(this);
    switch (this) {
      case Operation(Operator _, List<Syntax> operands) ->
          operands.forEach(operand -> operand.visit(visitor));
      case Call(String _, List<Syntax> arguments) ->
          arguments.forEach(argument -> argument.visit(visitor));
      case PathSyntax _, ValueSyntax _ -> {}
    }
  }
}

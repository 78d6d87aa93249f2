package io.benchtable.tables.expression.partiql;

import io.benchtable.tables.expression.Operator;
import io.benchtable.tables.expression.Path;
import io.benchtable.tables.item.AttributeValue;
import java.util.List;

/** A piece of a statement that stands for a value or for something that holds or does not. */
sealed interface Term {

  /** A value of the item. */
  record Attribute(Path path) implements Term {}

  /** A string, number, boolean or null as it is written. */
  record Constant(AttributeValue value) implements Term {}

  /**
   * A question mark.
   *
   * @param position among the question marks of the statement, from 0
   */
  record Parameter(int position) implements Term {}

  /** A list of values. */
  record ListOf(List<Term> elements) implements Term {}

  /** A set of values, in double angle brackets. */
  record SetOf(List<Term> elements) implements Term {}

  /** A map from names to values, as they are written. */
  record MapOf(List<Entry> entries) implements Term {}

  /** An entry of a map. */
  record Entry(String name, Term value) {}

  /** A function, in lower case, with what stands in its brackets. */
  record Call(String function, List<Term> arguments) implements Term {}

  /** An operator with what stands beside it. */
  record Operation(Operator operator, List<Term> operands) implements Term {}

  /** Whether there is nothing, or the null value. */
  record Is(Term operand, Absence absence) implements Term {}

  /** What IS asks for. */
  enum Absence {
    MISSING,
    NULL
  }
}

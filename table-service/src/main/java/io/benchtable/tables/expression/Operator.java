package io.benchtable.tables.expression;

/** The operators of expressions. */
public enum Operator {
  EQUAL("="),
  NOT_EQUAL("<>"),
  LESS("<"),
  LESS_OR_EQUAL("<="),
  GREATER(">"),
  GREATER_OR_EQUAL(">="),
  BETWEEN("BETWEEN"),
  IN("IN"),
  AND("AND"),
  OR("OR"),
  NOT("NOT"),
  PLUS("+"),
  MINUS("-");

  private final String text;

  Operator(String text) {
    this.text = text;
  }

  String text() {
    return text;
  }

  boolean isComparator() {
    return switch (this) {
      case EQUAL, NOT_EQUAL, LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL -> true;
      case BETWEEN, IN, AND, OR, NOT, PLUS, MINUS -> false;
    };
  }

  boolean isLogical() {
    return this == AND || this == OR || this == NOT;
  }

  boolean isCondition() {
    return this != PLUS && this != MINUS;
  }
}

package io.benchtable.tables.access.policy;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.IntPredicate;

/** How conditions compare values. */
enum Operator {
  STRING_EQUALS("StringEquals", false, ValueTests::equal),
  STRING_NOT_EQUALS("StringNotEquals", true, ValueTests::equal),
  STRING_EQUALS_IGNORE_CASE("StringEqualsIgnoreCase", false, ValueTests::equalInAnyCase),
  STRING_NOT_EQUALS_IGNORE_CASE("StringNotEqualsIgnoreCase", true, ValueTests::equalInAnyCase),
  STRING_LIKE("StringLike", false, ValueTests::like),
  STRING_NOT_LIKE("StringNotLike", true, ValueTests::like),
  NUMERIC_EQUALS("NumericEquals", false, number(order -> order == 0)),
  NUMERIC_NOT_EQUALS("NumericNotEquals", true, number(order -> order == 0)),
  NUMERIC_LESS_THAN("NumericLessThan", false, number(order -> order < 0)),
  NUMERIC_LESS_THAN_EQUALS("NumericLessThanEquals", false, number(order -> order <= 0)),
  NUMERIC_GREATER_THAN("NumericGreaterThan", false, number(order -> order > 0)),
  NUMERIC_GREATER_THAN_EQUALS("NumericGreaterThanEquals", false, number(order -> order >= 0)),
  DATE_EQUALS("DateEquals", false, date(order -> order == 0)),
  DATE_NOT_EQUALS("DateNotEquals", true, date(order -> order == 0)),
  DATE_LESS_THAN("DateLessThan", false, date(order -> order < 0)),
  DATE_LESS_THAN_EQUALS("DateLessThanEquals", false, date(order -> order <= 0)),
  DATE_GREATER_THAN("DateGreaterThan", false, date(order -> order > 0)),
  DATE_GREATER_THAN_EQUALS("DateGreaterThanEquals", false, date(order -> order >= 0)),
  BOOL("Bool", false, ValueTests::flag),
  BINARY_EQUALS("BinaryEquals", false, ValueTests::equal),
  IP_ADDRESS("IpAddress", false, ValueTests::address),
  NOT_IP_ADDRESS("NotIpAddress", true, ValueTests::address),
  ARN_EQUALS("ArnEquals", false, ValueTests::arnLike),
  ARN_LIKE("ArnLike", false, ValueTests::arnLike),
  ARN_NOT_EQUALS("ArnNotEquals", true, ValueTests::arnLike),
  ARN_NOT_LIKE("ArnNotLike", true, ValueTests::arnLike);

  private final String text;
  private final boolean negated;
  private final Compiler compiler;

  Operator(String text, boolean negated, Compiler compiler) {
    this.text = text;
    this.negated = negated;
    this.compiler = compiler;
  }

  /** Makes a test of a text. */
  private interface Compiler {
    ValueTest test(String text, boolean variables);
  }

  private static Compiler number(IntPredicate order) {
    return (text, variables) -> ValueTests.number(text, variables, order);
  }

  private static Compiler date(IntPredicate order) {
    return (text, variables) -> ValueTests.date(text, variables, order);
  }

  static Optional<Operator> named(String text) {
    return Arrays.stream(values()).filter(one -> one.text.equals(text)).findAny();
  }

  ValueTest test(String expected, boolean variables) {
    return compiler.test(expected, variables);
  }

  /** Whether it holds where none of its tests does. */
  boolean isNegated() {
    return negated;
  }
}

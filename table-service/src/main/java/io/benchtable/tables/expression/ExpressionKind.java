package io.benchtable.tables.expression;

import io.benchtable.tables.item.ValidationError;

/** The kinds of expressions, by the names of the parameters that carry them. */
enum ExpressionKind {
  CONDITION("ConditionExpression"),
  FILTER("FilterExpression"),
  UPDATE("UpdateExpression"),
  KEY_CONDITION("KeyConditionExpression"),
  PROJECTION("ProjectionExpression");

  private final String parameter;

  ExpressionKind(String parameter) {
    this.parameter = parameter;
  }

  String parameter() {
    return parameter;
  }

  ValidationError invalid(String problem) {
    return new ValidationError("Invalid " + parameter + ": " + problem);
  }
}

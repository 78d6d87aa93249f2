package io.benchtable.tables.expression;

import io.benchtable.tables.expression.Condition.BeginsWith;
import io.benchtable.tables.expression.Condition.Between;
import io.benchtable.tables.expression.Condition.Comparison;
import io.benchtable.tables.expression.Operand.Document;
import io.benchtable.tables.expression.Operand.Literal;
import io.benchtable.tables.item.AttributeValue;
import io.benchtable.tables.item.ValidationError;
import java.util.ArrayList;
import java.util.List;

/** What one part of the condition asks of one attribute. */
record KeyTest(String attribute, Condition condition, List<AttributeValue> values) {

  static KeyTest of(Condition condition) {
    return switch (condition) {
      case Comparison(Operator comparator, Operand left, Operand right) -> {
        if (comparator == Operator.NOT_EQUAL) {
          throw invalidOperator(comparator.text());
        }
        yield left instanceof Document || !(right instanceof Document)
            ? of(comparator.text(), condition, left, List.of(right))
            : mirrored(comparator, left, right);
      }
      case Between(Operand operand, Operand lower, Operand upper) ->
          of("BETWEEN", condition, operand, List.of(lower, upper));
      case BeginsWith(Operand operand, Operand prefix) ->
          of("begins_with", condition, operand, List.of(prefix));
      case Condition.And _ -> throw invalidOperator("AND");
      case Condition.Or _ -> throw invalidOperator("OR");
      case Condition.Not _ -> throw invalidOperator("NOT");
      case Condition.In _ -> throw invalidOperator("IN");
      case Condition.AttributeExists _ -> throw invalidOperator("attribute_exists");
      case Condition.AttributeNotExists _ -> throw invalidOperator("attribute_not_exists");
      case Condition.AttributeType _ -> throw invalidOperator("attribute_type");
      case Condition.Contains _ -> throw invalidOperator("contains");
    };
  }

  private static KeyTest mirrored(Operator comparator, Operand value, Operand document) {
    Operator mirrored =
        switch (comparator) {
          case LESS -> Operator.GREATER;
          case LESS_OR_EQUAL -> Operator.GREATER_OR_EQUAL;
          case GREATER -> Operator.LESS;
          case GREATER_OR_EQUAL -> Operator.LESS_OR_EQUAL;
          case EQUAL, NOT_EQUAL, BETWEEN, IN, AND, OR, NOT, PLUS, MINUS -> comparator;
        };
    return of(
        comparator.text(), new Comparison(mirrored, document, value), document, List.of(value));
  }

  private static KeyTest of(
      String operator, Condition condition, Operand key, List<Operand> operands) {
    if (key instanceof Operand.Size || operands.stream().anyMatch(Operand.Size.class::isInstance)) {
      throw new ValidationError("KeyConditionExpressions cannot contain nested operations");
    }
    List<AttributeValue> values = new ArrayList<>();
    boolean otherNames = false;
    for (Operand operand : operands) {
      if (operand instanceof Literal(AttributeValue value)) {
        values.add(value);
      } else {
        otherNames = true;
      }
    }
    if (!(key instanceof Document(Path path))) {
      throw new ValidationError(
          otherNames
              ? "Invalid condition in KeyConditionExpression: "
                  + operator
                  + " operator must have the key attribute as its first operand"
              : "Invalid condition in KeyConditionExpression: No key attribute specified");
    }
    if (otherNames) {
      throw new ValidationError(
          "Invalid condition in KeyConditionExpression: Multiple attribute names used in one"
              + " condition");
    }
    if (!path.inside().isEmpty()) {
      throw new ValidationError(
          "KeyConditionExpressions cannot have conditions on nested attributes");
    }
    return new KeyTest(path.attribute(), condition, List.copyOf(values));
  }

  static ValidationError invalidOperator(String operator) {
    return new ValidationError("Invalid operator used in KeyConditionExpression: " + operator);
  }
}

package io.benchtable.tables.expression.legacy;

import io.benchtable.tables.expression.MadePlaceholders;
import io.benchtable.tables.expression.Operator;
import io.benchtable.tables.expression.Path;
import io.benchtable.tables.expression.Syntax;
import io.benchtable.tables.item.AttributeValue;
import io.benchtable.tables.item.DataType;
import io.benchtable.tables.item.KeyEncoding;
import io.benchtable.tables.item.ValidationError;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What is asked of one attribute. */
public record Criterion(ComparisonOperator operator, List<AttributeValue> values) {

  static final String INVALID = "One or more parameter values were invalid: ";

  public Criterion {
    values = List.copyOf(values);
    checkCount(operator, values);
    checkTypes(operator, values);
    checkBounds(operator, values);
  }

  private static void checkCount(ComparisonOperator operator, List<AttributeValue> values) {
    if (!operator.takes(values.size())) {
      throw new ValidationError(
          INVALID + "Invalid number of argument(s) for the " + operator + " ComparisonOperator");
    }
  }

  private static void checkTypes(ComparisonOperator operator, List<AttributeValue> values) {
    for (AttributeValue value : values) {
      if (!operator.takes(value.type())) {
        throw new ValidationError(
            INVALID
                + "ComparisonOperator %s is not valid for %s AttributeValue type"
                    .formatted(operator, value.type()));
      }
    }
    List<DataType> types = values.stream().map(AttributeValue::type).distinct().toList();
    if (types.size() > 1) {
      throw new ValidationError(
          INVALID + "AttributeValues inside AttributeValueList must be of same type");
    }
  }

  private static void checkBounds(ComparisonOperator operator, List<AttributeValue> values) {
    if (operator == ComparisonOperator.BETWEEN
        && Arrays.compareUnsigned(
                KeyEncoding.encode(values.getFirst()), KeyEncoding.encode(values.getLast()))
            > 0) {
      throw new ValidationError(
          "The BETWEEN condition was provided a range where the lower bound is greater than the"
              + " upper bound");
    }
  }

  Syntax syntax(String attribute, MadePlaceholders made) {
    Syntax path = made.path(Path.of(attribute));
    List<Syntax> operands = new ArrayList<>();
    operands.add(path);
    values.forEach(value -> operands.add(made.value(value)));
    return switch (operator) {
      case EQ -> new Syntax.Operation(Operator.EQUAL, operands);
      case NE -> new Syntax.Operation(Operator.NOT_EQUAL, operands);
      case IN -> new Syntax.Operation(Operator.IN, operands);
      case LE -> new Syntax.Operation(Operator.LESS_OR_EQUAL, operands);
      case LT -> new Syntax.Operation(Operator.LESS, operands);
      case GE -> new Syntax.Operation(Operator.GREATER_OR_EQUAL, operands);
      case GT -> new Syntax.Operation(Operator.GREATER, operands);
      case BETWEEN -> new Syntax.Operation(Operator.BETWEEN, operands);
      case NOT_NULL -> new Syntax.Call("attribute_exists", operands);
      case NULL -> new Syntax.Call("attribute_not_exists", operands);
      case CONTAINS -> new Syntax.Call("contains", operands);
      case NOT_CONTAINS ->
          new Syntax.Operation(
              Operator.AND,
              List.of(
                  new Syntax.Call("attribute_exists", List.of(path)),
                  new Syntax.Operation(
                      Operator.NOT, List.of(new Syntax.Call("contains", operands)))));
      case BEGINS_WITH -> new Syntax.Call("begins_with", operands);
    };
  }
}

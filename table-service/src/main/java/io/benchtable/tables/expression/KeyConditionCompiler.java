package io.benchtable.tables.expression;

import static io.benchtable.tables.expression.ExpressionKind.KEY_CONDITION;

import io.benchtable.tables.expression.Condition.BeginsWith;
import io.benchtable.tables.expression.Condition.Between;
import io.benchtable.tables.expression.Condition.Comparison;
import io.benchtable.tables.expression.Operand.Document;
import io.benchtable.tables.expression.Operand.Literal;
import io.benchtable.tables.item.AttributeValue;
import io.benchtable.tables.item.KeyAttribute;
import io.benchtable.tables.item.KeySchema;
import io.benchtable.tables.item.ValidationError;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Makes a key condition of the syntax of a condition, as far as it speaks of the key alone. */
final class KeyConditionCompiler {

  private final KeySchema schema;

  private KeyConditionCompiler(KeySchema schema) {
    this.schema = schema;
  }

  static KeyCondition compile(Syntax syntax, Placeholders placeholders, KeySchema schema) {
    Condition condition = ConditionCompiler.compile(KEY_CONDITION, syntax, placeholders);
    List<Condition> parts = new ArrayList<>();
    split(condition, parts);
    Map<String, KeyTest> tests = new LinkedHashMap<>();
    for (Condition part : parts) {
      KeyTest test = KeyTest.of(part);
      if (tests.putIfAbsent(test.attribute(), test) != null) {
        throw new ValidationError(
            "KeyConditionExpressions must only contain one condition per key");
      }
    }
    return new KeyConditionCompiler(schema).keyCondition(tests);
  }

  private static void split(Condition condition, List<Condition> parts) {
    if (condition instanceof Condition.And(Condition left, Condition right)) {
      split(left, parts);
      split(right, parts);
    } else {
      parts.add(condition);
    }
  }

  private KeyCondition keyCondition(Map<String, KeyTest> tests) {
    if (tests.size() > 2) {
      throw new ValidationError("Conditions can be of length 1 or 2 only");
    }
    KeyTest partition = tests.get(schema.partition().name());
    if (partition == null) {
      throw missed(schema.partition());
    }
    if (!(partition.condition() instanceof Comparison(Operator comparator, Operand _, Operand _)
        && comparator == Operator.EQUAL)) {
      throw new ValidationError("Query key condition not supported");
    }
    checkTypes(schema.partition(), partition);
    if (tests.size() == 1) {
      return new KeyCondition(partition.values().getFirst(), KeyRange.ALL);
    }
    KeyAttribute sort = schema.sort();
    if (sort == null) {
      throw new ValidationError("Query key condition not supported");
    }
    KeyTest sortTest = tests.get(sort.name());
    if (sortTest == null) {
      throw missed(sort);
    }
    checkTypes(sort, sortTest);
    return new KeyCondition(partition.values().getFirst(), range(sortTest));
  }

  private static ValidationError missed(KeyAttribute attribute) {
    return new ValidationError("Query condition missed key schema element: " + attribute.name());
  }

  private static void checkTypes(KeyAttribute attribute, KeyTest test) {
    for (AttributeValue value : test.values()) {
      if (!attribute.type().accepts(value)) {
        throw new ValidationError(
            "One or more parameter values were invalid: Condition parameter type does not match"
                + " schema type");
      }
      attribute.checkNotEmpty(value);
    }
  }

  private static KeyRange range(KeyTest test) {
    List<AttributeValue> values = test.values();
    AttributeValue first = values.getFirst();
    return switch (test.condition()) {
      case Comparison comparison ->
          switch (comparison.comparator()) {
            case EQUAL -> KeyRange.exactly(first);
            case LESS -> KeyRange.below(first, false);
            case LESS_OR_EQUAL -> KeyRange.below(first, true);
            case GREATER -> KeyRange.above(first, false);
            case GREATER_OR_EQUAL -> KeyRange.above(first, true);
            case NOT_EQUAL, BETWEEN, IN, AND, OR, NOT, PLUS, MINUS ->
                throw KeyTest.invalidOperator(comparison.comparator().text());
          };
      case Between _ -> KeyRange.between(first, values.getLast());
      default -> KeyRange.prefix(first);
    };
  }

  /** What one part of the condition asks of one attribute. */
  private record KeyTest(String attribute, Condition condition, List<AttributeValue> values) {

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
      if (key instanceof Operand.Size
          || operands.stream().anyMatch(Operand.Size.class::isInstance)) {
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
}

package io.benchtable.tables.expression;

import io.benchtable.tables.expression.Syntax.Call;
import io.benchtable.tables.expression.Syntax.Operation;
import io.benchtable.tables.expression.Syntax.PathSyntax;
import io.benchtable.tables.expression.Syntax.ValueSyntax;
import io.benchtable.tables.item.DataType;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Makes a condition of its syntax: puts in names and values, and refuses what cannot be meant. */
final class ConditionCompiler {

  private static final Set<DataType> SIZED =
      Set.of(DataType.S, DataType.B, DataType.SS, DataType.NS, DataType.BS, DataType.L, DataType.M);

  private final ExpressionKind kind;
  private final Placeholders placeholders;
  private final OperandChecks checks;

  private ConditionCompiler(ExpressionKind kind, Placeholders placeholders) {
    this.kind = kind;
    this.placeholders = placeholders;
    this.checks = new OperandChecks(kind);
  }

  static Condition compile(ExpressionKind kind, Syntax syntax, Placeholders placeholders) {
    SyntaxChecks.checkConditionFunctions(kind, syntax);
    SyntaxChecks.checkUse(kind, syntax);
    SyntaxChecks.checkReserved(kind, syntax);
    return new ConditionCompiler(kind, placeholders).condition(syntax);
  }

  private Condition condition(Syntax syntax) {
    return switch (syntax) {
      case Operation(Operator operator, List<Syntax> operands) ->
          operator.isLogical() ? logical(operator, operands) : comparison(operator, operands);
      case Call(String function, List<Syntax> arguments) -> function(function, arguments);
      case PathSyntax _, ValueSyntax _ ->
          throw new IllegalArgumentException("Expected a condition, but it is " + syntax);
    };
  }

  private Condition logical(Operator operator, List<Syntax> operands) {
    Condition first = condition(operands.getFirst());
    return switch (operator) {
      case AND -> new Condition.And(first, condition(operands.getLast()));
      case OR -> new Condition.Or(first, condition(operands.getLast()));
      default -> new Condition.Not(first);
    };
  }

  private Condition comparison(Operator operator, List<Syntax> syntax) {
    List<Operand> operands = operands(syntax);
    Operand first = operands.getFirst();
    for (Operand other : operands.subList(1, operands.size())) {
      checks.checkDistinct(operator.text(), first, other);
    }
    return switch (operator) {
      case BETWEEN -> between(first, operands.get(1), operands.get(2));
      case IN -> new Condition.In(first, List.copyOf(operands.subList(1, operands.size())));
      default -> {
        Operand second = operands.get(1);
        if (operator != Operator.EQUAL && operator != Operator.NOT_EQUAL) {
          checks.checkOrdered(operator.text(), first);
          checks.checkOrdered(operator.text(), second);
        }
        yield new Condition.Comparison(operator, first, second);
      }
    };
  }

  private Condition between(Operand operand, Operand lower, Operand upper) {
    checks.checkBounds(lower, upper);
    checks.checkOrdered(Operator.BETWEEN.text(), operand);
    checks.checkOrdered(Operator.BETWEEN.text(), lower);
    checks.checkOrdered(Operator.BETWEEN.text(), upper);
    return new Condition.Between(operand, lower, upper);
  }

  private Condition function(String function, List<Syntax> arguments) {
    List<Operand> operands = operands(arguments);
    boolean ofOne = function.equals("attribute_exists") || function.equals("attribute_not_exists");
    checks.checkCount(function, operands.size(), ofOne ? 1 : 2);
    Operand first = operands.getFirst();
    Operand last = operands.getLast();
    if (!ofOne) {
      checks.checkDistinct(function, first, last);
    }
    return switch (function) {
      case "attribute_exists" ->
          new Condition.AttributeExists(checks.documentPath(function, first));
      case "attribute_not_exists" ->
          new Condition.AttributeNotExists(checks.documentPath(function, first));
      case "attribute_type" -> new Condition.AttributeType(first, checks.namedType(last));
      case "begins_with" -> {
        operands.forEach(
            operand -> checks.checkType(function, operand, Set.of(DataType.S, DataType.B)));
        yield new Condition.BeginsWith(first, last);
      }
      default -> new Condition.Contains(first, last);
    };
  }

  /** Names and values are put in from left to right before anything else is checked. */
  private List<Operand> operands(List<Syntax> syntax) {
    List<Operand> operands = new ArrayList<>(syntax.size());
    for (Syntax one : syntax) {
      operands.add(operand(one));
    }
    operands.forEach(this::checkSize);
    return operands;
  }

  private Operand operand(Syntax syntax) {
    return switch (syntax) {
      case PathSyntax path -> new Operand.Document(placeholders.path(kind, path));
      case ValueSyntax value -> new Operand.Literal(placeholders.value(kind, value));
      case Call(String function, List<Syntax> arguments) -> {
        List<Operand> operands = arguments.stream().map(this::operand).toList();
        checks.checkCount(function, operands.size(), 1);
        yield new Operand.Size(operands.getFirst());
      }
      case Operation _ ->
          throw new IllegalArgumentException("Expected an operand, but it is " + syntax);
    };
  }

  private void checkSize(Operand operand) {
    if (operand instanceof Operand.Size(Operand of)) {
      checkSize(of);
      checks.checkType("size", of, SIZED);
    }
  }
}

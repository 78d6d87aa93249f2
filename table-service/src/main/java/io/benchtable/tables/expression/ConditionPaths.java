package io.benchtable.tables.expression;

import java.util.ArrayList;
import java.util.List;

/** The paths that a condition speaks of. */
final class ConditionPaths {

  private final List<Path> paths = new ArrayList<>();

  private ConditionPaths() {}

  static List<Path> of(Condition condition) {
    ConditionPaths found = new ConditionPaths();
    found.add(condition);
    return found.paths;
  }

  private void add(Condition condition) {
    switch (condition) {
      case Condition.And(Condition left, Condition right) -> {
        add(left);
        add(right);
      }
      case Condition.Or(Condition left, Condition right) -> {
        add(left);
        add(right);
      }
      case Condition.Not(Condition negated) -> add(negated);
      case Condition.Comparison(Operator _, Operand left, Operand right) -> add(left, right);
      case Condition.Between(Operand operand, Operand lower, Operand upper) ->
          add(operand, lower, upper);
      case Condition.In(Operand operand, List<Operand> candidates) -> {
        add(operand);
        candidates.forEach(this::add);
      }
      case Condition.AttributeExists(Path path) -> paths.add(path);
      case Condition.AttributeNotExists(Path path) -> paths.add(path);
      case Condition.AttributeType(Operand operand, var _) -> add(operand);
      case Condition.BeginsWith(Operand operand, Operand prefix) -> add(operand, prefix);
      case Condition.Contains(Operand operand, Operand part) -> add(operand, part);
    }
  }

  private void add(Operand... operands) {
    for (Operand operand : operands) {
      switch (operand) {
        case Operand.Document(Path path) -> paths.add(path);
        case Operand.Size(Operand of) -> add(of);
        case Operand.Literal _ -> {}
      }
    }
  }
}

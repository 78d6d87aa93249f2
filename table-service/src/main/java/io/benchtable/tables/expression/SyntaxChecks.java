package io.benchtable.tables.expression;

import io.benchtable.tables.expression.Syntax.Call;
import io.benchtable.tables.expression.Syntax.Operation;
import io.benchtable.tables.expression.Syntax.PathSyntax;
import io.benchtable.tables.expression.Syntax.Segment;
import io.benchtable.tables.expression.Syntax.ValueSyntax;
import java.util.List;
import java.util.Set;

/** What can be said against an expression from its text alone. */
final class SyntaxChecks {

  private static final String SIZE = "size";
  private static final Set<String> CONDITION_FUNCTIONS =
      Set.of(
          "attribute_exists",
          "attribute_not_exists",
          "attribute_type",
          "begins_with",
          "contains",
          SIZE);
  private static final Set<String> UPDATE_FUNCTIONS = Set.of("if_not_exists", "list_append");

  private SyntaxChecks() {}

  static void checkReserved(ExpressionKind kind, Syntax syntax) {
    syntax.visit(
        piece -> {
          if (piece instanceof PathSyntax(List<Segment> segments)) {
            segments.forEach(segment -> checkReserved(kind, segment));
          }
        });
  }

  private static void checkReserved(ExpressionKind kind, Segment segment) {
    if (segment instanceof Segment.Name(String text) && ReservedWords.contains(text)) {
      throw kind.invalid("Attribute name is a reserved keyword; reserved keyword: " + text);
    }
  }

  static void checkConditionFunctions(ExpressionKind kind, Syntax syntax) {
    checkFunctions(kind, syntax, CONDITION_FUNCTIONS, UPDATE_FUNCTIONS, "a condition");
  }

  static void checkUpdateFunctions(Syntax syntax) {
    checkFunctions(
        ExpressionKind.UPDATE, syntax, UPDATE_FUNCTIONS, CONDITION_FUNCTIONS, "an update");
  }

  private static void checkFunctions(
      ExpressionKind kind, Syntax syntax, Set<String> known, Set<String> elsewhere, String here) {
    syntax.visit(
        piece -> {
          if (!(piece instanceof Call(String function, List<Syntax> _))
              || known.contains(function)) {
            return;
          }
          throw kind.invalid(
              elsewhere.contains(function)
                  ? "The function is not allowed in %s expression; function: %s"
                      .formatted(here, function)
                  : "Invalid function name; function: " + function);
        });
  }

  /** Functions that are conditions cannot be compared, and the size is none. */
  static void checkUse(ExpressionKind kind, Syntax condition) {
    if (condition instanceof Call(String function, List<Syntax> _) && function.equals(SIZE)) {
      throw misused(kind, function);
    }
    condition.visit(
        piece -> {
          switch (piece) {
            case Operation(Operator operator, List<Syntax> operands) ->
                operands.forEach(operand -> checkUse(kind, operand, !operator.isLogical()));
            case Call(String _, List<Syntax> arguments) ->
                arguments.forEach(argument -> checkUse(kind, argument, true));
            case PathSyntax _, ValueSyntax _ -> {}
          }
        });
  }

  private static void checkUse(ExpressionKind kind, Syntax operand, boolean asValue) {
    if (operand instanceof Call(String function, List<Syntax> _)
        && function.equals(SIZE) != asValue) {
      throw misused(kind, function);
    }
  }

  private static RuntimeException misused(ExpressionKind kind, String function) {
    return kind.invalid(
        "The function is not allowed to be used this way in an expression; function: " + function);
  }
}

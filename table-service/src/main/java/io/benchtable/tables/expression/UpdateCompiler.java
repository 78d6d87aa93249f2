package io.benchtable.tables.expression;

import static io.benchtable.tables.expression.ExpressionKind.UPDATE;

import io.benchtable.tables.expression.Syntax.Call;
import io.benchtable.tables.expression.Syntax.Operation;
import io.benchtable.tables.expression.Syntax.PathSyntax;
import io.benchtable.tables.expression.Syntax.ValueSyntax;
import io.benchtable.tables.expression.Update.Action;
import io.benchtable.tables.expression.UpdateSyntax.Clause;
import io.benchtable.tables.expression.UpdateSyntax.Keyword;
import io.benchtable.tables.item.AttributeValue;
import io.benchtable.tables.item.DataType;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Makes an update of its syntax: puts in names and values, and refuses what cannot be meant. */
final class UpdateCompiler {

  private static final String IF_NOT_EXISTS = "if_not_exists";
  private static final String LIST_APPEND = "list_append";

  private final Placeholders placeholders;
  private final OperandChecks checks = new OperandChecks(UPDATE);

  private UpdateCompiler(Placeholders placeholders) {
    this.placeholders = placeholders;
  }

  /** The checks come in the order in which the service answers them. */
  static Update compile(UpdateSyntax syntax, Placeholders placeholders) {
    UpdateCompiler compiler = new UpdateCompiler(placeholders);
    syntax.visit(piece -> SyntaxChecks.checkReserved(UPDATE, piece));
    syntax.visit(SyntaxChecks::checkUpdateFunctions);
    checkSections(syntax.keywords());
    compiler.resolveAll(syntax);
    PathOverlaps.check(
        UPDATE,
        syntax.clauses().stream().map(clause -> placeholders.path(UPDATE, clause.path())).toList());
    syntax.clauses().forEach(compiler::checkOperand);
    return new Update(syntax.clauses().stream().map(compiler::action).toList());
  }

  private static void checkSections(List<Keyword> keywords) {
    Set<Keyword> seen = EnumSet.noneOf(Keyword.class);
    for (Keyword keyword : keywords) {
      if (!seen.add(keyword)) {
        throw UPDATE.invalid(
            "The \"" + keyword + "\" section can only be used once in an update expression;");
      }
    }
  }

  /** Refuses names that are not given, and then values. */
  private void resolveAll(UpdateSyntax syntax) {
    syntax.visit(
        piece -> {
          if (piece instanceof PathSyntax path) {
            placeholders.path(UPDATE, path);
          }
        });
    syntax.visit(
        piece -> {
          if (piece instanceof ValueSyntax value) {
            placeholders.value(UPDATE, value);
          }
        });
  }

  private void checkOperand(Clause clause) {
    if (clause.keyword() != Keyword.ADD && clause.keyword() != Keyword.DELETE) {
      return;
    }
    AttributeValue value = literal(clause);
    boolean fits =
        switch (value.type()) {
          case SS, NS, BS -> true;
          case N -> clause.keyword() == Keyword.ADD;
          case S, B, BOOL, NULL, L, M -> false;
        };
    if (!fits) {
      throw UPDATE.invalid(
          "Incorrect operand type for operator or function; operator: "
              + clause.keyword()
              + ", operand type: "
              + longName(value.type())
              + ", typeSet: ALLOWED_FOR_"
              + clause.keyword()
              + "_OPERAND");
    }
  }

  private static String longName(DataType type) {
    return switch (type) {
      case S -> "STRING";
      case N -> "NUMBER";
      case B -> "BINARY";
      case BOOL -> "BOOLEAN";
      case NULL -> "NULL";
      case L -> "LIST";
      case M -> "MAP";
      case SS, NS, BS -> type.name();
    };
  }

  private AttributeValue literal(Clause clause) {
    return clause.operand().orElseThrow() instanceof ValueSyntax value
        ? placeholders.value(UPDATE, value)
        : wrong(clause);
  }

  private static <T> T wrong(Object syntax) {
    throw new IllegalArgumentException("Expected a placeholder for a value, but it is " + syntax);
  }

  private Action action(Clause clause) {
    Path path = placeholders.path(UPDATE, clause.path());
    return switch (clause.keyword()) {
      case SET -> new Action.Put(path, value(clause.operand().orElseThrow()));
      case REMOVE -> new Action.Remove(path);
      case ADD -> new Action.Add(path, literal(clause));
      case DELETE -> new Action.Delete(path, literal(clause));
    };
  }

  private SetValue value(Syntax syntax) {
    return switch (syntax) {
      case PathSyntax path -> new SetValue.Document(placeholders.path(UPDATE, path));
      case ValueSyntax value -> new SetValue.Literal(placeholders.value(UPDATE, value));
      case Operation(Operator operator, List<Syntax> operands) -> {
        SetValue left = value(operands.getFirst());
        SetValue right = value(operands.getLast());
        checkType(operator.text(), left, DataType.N);
        checkType(operator.text(), right, DataType.N);
        yield operator == Operator.PLUS
            ? new SetValue.Sum(left, right)
            : new SetValue.Difference(left, right);
      }
      case Call(String function, List<Syntax> arguments) -> {
        List<SetValue> values = arguments.stream().map(this::value).toList();
        checks.checkCount(function, values.size(), 2);
        yield function.equals(IF_NOT_EXISTS)
            ? ifNotExists(values.getFirst(), values.getLast())
            : listAppend(values.getFirst(), values.getLast());
      }
    };
  }

  private SetValue ifNotExists(SetValue wanted, SetValue otherwise) {
    if (wanted instanceof SetValue.Document(Path path)) {
      return new SetValue.IfNotExists(path, otherwise);
    }
    throw UPDATE.invalid(
        "Operator or function requires a document path; operator or function: " + IF_NOT_EXISTS);
  }

  private SetValue listAppend(SetValue first, SetValue second) {
    checkType(LIST_APPEND, first, DataType.L);
    checkType(LIST_APPEND, second, DataType.L);
    return new SetValue.ListAppend(first, second);
  }

  private void checkType(String function, SetValue operand, DataType expected) {
    if (operand instanceof SetValue.Literal(AttributeValue value) && value.type() != expected) {
      throw checks.wrongType(function, value.type().name());
    }
  }
}

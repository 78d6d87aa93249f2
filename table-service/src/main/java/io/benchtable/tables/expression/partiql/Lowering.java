package io.benchtable.tables.expression.partiql;

import io.benchtable.tables.expression.Expressions;
import io.benchtable.tables.expression.MadePlaceholders;
import io.benchtable.tables.expression.Operator;
import io.benchtable.tables.expression.Path;
import io.benchtable.tables.expression.Syntax;
import io.benchtable.tables.expression.Syntax.PathSyntax;
import io.benchtable.tables.expression.Syntax.ValueSyntax;
import io.benchtable.tables.expression.partiql.Term.Absence;
import io.benchtable.tables.expression.partiql.Term.Attribute;
import io.benchtable.tables.expression.partiql.Term.Call;
import io.benchtable.tables.expression.partiql.Term.Is;
import io.benchtable.tables.expression.partiql.Term.Operation;
import io.benchtable.tables.item.AttributeValue;
import io.benchtable.tables.item.DataType;
import io.benchtable.tables.item.StringValue;
import java.util.List;
import java.util.Set;

/** Says terms in the syntax of expressions, with placeholders for all names and values. */
final class Lowering {

  private static final Set<String> CONDITIONS = Set.of("attribute_type", "begins_with", "contains");

  private final Literals literals;
  private final MadePlaceholders made = new MadePlaceholders();

  Lowering(Literals literals) {
    this.literals = literals;
  }

  /** What compiles that which has been said up to now. */
  Expressions expressions() {
    return made.expressions();
  }

  /** Something that holds or does not. */
  Syntax condition(Term term) {
    return switch (term) {
      case Operation(Operator operator, List<Term> operands) ->
          switch (operator) {
            case AND, OR, NOT ->
                new Syntax.Operation(operator, operands.stream().map(this::condition).toList());
            case EQUAL, NOT_EQUAL, LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL, BETWEEN, IN ->
                new Syntax.Operation(operator, operands.stream().map(this::operand).toList());
            case PLUS, MINUS -> throw Malformed.because("Expected a condition, but it is a value");
          };
      case Is(Term operand, Absence absence) -> is(path(operand), absence);
      case Call(String function, List<Term> arguments) -> {
        if (!CONDITIONS.contains(function)) {
          throw Malformed.because("Unsupported function in the condition: " + function);
        }
        yield new Syntax.Call(function, arguments.stream().map(this::operand).toList());
      }
      case Attribute _,
          Term.Constant _,
          Term.Parameter _,
          Term.ListOf _,
          Term.SetOf _,
          Term.MapOf _ ->
          throw Malformed.because("Expected a condition, but it is a value");
    };
  }

  private Syntax is(PathSyntax path, Absence absence) {
    return switch (absence) {
      case MISSING -> new Syntax.Call("attribute_not_exists", List.of(path));
      case NULL ->
          new Syntax.Call(
              "attribute_type", List.of(path, value(new StringValue(DataType.NULL.name()))));
    };
  }

  private PathSyntax path(Term term) {
    if (term instanceof Attribute(Path path)) {
      return path(path);
    }
    throw Malformed.because("Expected an attribute before IS");
  }

  /** A value that a condition compares. */
  private Syntax operand(Term term) {
    return switch (term) {
      case Attribute(Path path) -> path(path);
      case Call(String function, List<Term> arguments) when function.equals("size") ->
          new Syntax.Call(function, arguments.stream().map(this::operand).toList());
      case Call(String function, List<Term> _) ->
          throw Malformed.because("Unsupported function in the condition: " + function);
      case Operation _, Is _ ->
          throw Malformed.because("Unsupported operation as an operand of the condition");
      case Term literal -> value(literals.required(literal));
    };
  }

  /** A value that an update puts somewhere. */
  Syntax assigned(Term term) {
    return switch (term) {
      case Attribute(Path path) -> path(path);
      case Call(String function, List<Term> arguments) ->
          new Syntax.Call(function, arguments.stream().map(this::assigned).toList());
      case Operation(Operator operator, List<Term> operands) -> {
        if (operator != Operator.PLUS && operator != Operator.MINUS) {
          throw Malformed.because("Expected a value, but it is a condition");
        }
        yield new Syntax.Operation(operator, operands.stream().map(this::assigned).toList());
      }
      case Is _ -> throw Malformed.because("IS operator is not supported in update expressions");
      case Term literal -> value(literals.required(literal));
    };
  }

  PathSyntax path(Path path) {
    return made.path(path);
  }

  ValueSyntax value(AttributeValue value) {
    return made.value(value);
  }
}

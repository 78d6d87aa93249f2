package io.benchtable.tables.expression.partiql;

import io.benchtable.tables.expression.Path;
import io.benchtable.tables.expression.Syntax;
import io.benchtable.tables.expression.Update;
import io.benchtable.tables.expression.UpdateSyntax;
import io.benchtable.tables.expression.UpdateSyntax.Clause;
import io.benchtable.tables.expression.UpdateSyntax.Keyword;
import io.benchtable.tables.expression.partiql.Statement.Change;
import io.benchtable.tables.expression.partiql.Term.Attribute;
import io.benchtable.tables.expression.partiql.Term.Call;
import io.benchtable.tables.item.AttributeValue;
import io.benchtable.tables.item.DataType;
import io.benchtable.tables.item.KeySchema;
import io.benchtable.tables.item.ValidationError;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Says what an update statement changes as an update expression. */
record Changes(List<Change> changes, Literals literals) {

  private static final Set<DataType> SETS = Set.of(DataType.SS, DataType.NS, DataType.BS);

  Update update(KeySchema key) {
    Lowering lowering = new Lowering(literals);
    List<Clause> clauses = changes.stream().map(change -> clause(change, lowering)).toList();
    List<Keyword> keywords = clauses.stream().map(Clause::keyword).distinct().toList();
    return lowering.expressions().update(new UpdateSyntax(keywords, clauses), key);
  }

  private Clause clause(Change change, Lowering lowering) {
    return switch (change) {
      case Change.Remove(Path path) ->
          new Clause(Keyword.REMOVE, lowering.path(path), Optional.empty());
      case Change.Set(Path path, Call(String function, List<Term> arguments))
          when function.equals("set_add") ->
          ofSet(Keyword.ADD, path, function, arguments, lowering);
      case Change.Set(Path path, Call(String function, List<Term> arguments))
          when function.equals("set_delete") ->
          ofSet(Keyword.DELETE, path, function, arguments, lowering);
      case Change.Set(Path path, Term value) -> {
        Syntax.PathSyntax target = lowering.path(path);
        yield new Clause(Keyword.SET, target, Optional.of(lowering.assigned(value)));
      }
    };
  }

  /** A set gains or loses elements where it is. */
  private Clause ofSet(
      Keyword keyword, Path path, String function, List<Term> arguments, Lowering lowering) {
    if (arguments.size() != 2) {
      throw new ValidationError(
          function.toUpperCase(Locale.ROOT) + " must have exactly two arguments");
    }
    if (!arguments.getFirst().equals(new Attribute(path))) {
      throw new ValidationError(
          "The first argument to %s must equal the assignment value"
              .formatted(function.toUpperCase(Locale.ROOT)));
    }
    AttributeValue elements =
        literals
            .value(arguments.getLast())
            .filter(value -> SETS.contains(value.type()))
            .orElseThrow(
                () ->
                    new ValidationError(
                        "Incorrect operand type for operator or function; operator or function: "
                            + function));
    return new Clause(keyword, lowering.path(path), Optional.of(lowering.value(elements)));
  }
}

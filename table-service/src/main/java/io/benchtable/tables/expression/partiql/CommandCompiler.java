package io.benchtable.tables.expression.partiql;

import io.benchtable.tables.expression.partiql.Command.Change;
import io.benchtable.tables.expression.partiql.Command.Check;
import io.benchtable.tables.expression.partiql.Command.Insert;
import io.benchtable.tables.expression.partiql.Command.Read;
import io.benchtable.tables.expression.partiql.Command.Removal;
import io.benchtable.tables.expression.partiql.Statement.Delete;
import io.benchtable.tables.expression.partiql.Statement.Exists;
import io.benchtable.tables.expression.partiql.Statement.Select;
import io.benchtable.tables.expression.partiql.Statement.Source;
import io.benchtable.tables.expression.partiql.Statement.Update;
import io.benchtable.tables.item.AttributeValue;
import io.benchtable.tables.item.Item;
import io.benchtable.tables.item.MapValue;
import io.benchtable.tables.item.ValidationError;
import java.util.List;
import java.util.Optional;

/** Makes a command of a statement, as far as that can be done without its table. */
final class CommandCompiler {

  private final Literals literals;

  private CommandCompiler(Literals literals) {
    this.literals = literals;
  }

  static Command compile(String text, List<AttributeValue> parameters) {
    StatementParser.Parsed parsed = StatementParser.parse(text);
    if (parsed.parameters() != parameters.size()) {
      throw new ValidationError("Number of parameters in request and statement don't match.");
    }
    return new CommandCompiler(new Literals(List.copyOf(parameters))).command(parsed.statement());
  }

  private Command command(Statement statement) {
    return switch (statement) {
      case Select(var paths, Source source, Optional<Term> where, var order) ->
          new Read(source.table(), source.index(), new Choice(paths), where(where), order);
      case Statement.Insert(Source source, Term item) -> new Insert(table(source), item(item));
      case Update(Source source, var changes, Optional<Term> where, var returning) ->
          new Change(table(source), where(where), new Changes(changes, literals), returning);
      case Delete(Source source, Optional<Term> where, var returning) ->
          new Removal(table(source), where(where), returnsOld(returning));
      case Exists(Select select) -> new Check(table(select.source()), where(select.where()));
    };
  }

  private Where where(Optional<Term> term) {
    return Where.of(term, literals);
  }

  private static String table(Source source) {
    if (source.index().isPresent()) {
      throw new ValidationError("This operation is not supported on an index");
    }
    return source.table();
  }

  private Item item(Term literal) {
    if (literals.required(literal) instanceof MapValue(var entries)) {
      return new Item(entries);
    }
    throw new ValidationError(
        "Unsupported format in item expression. Please use struct format {...} to express item"
            + " values for insert statement.");
  }

  private static boolean returnsOld(Optional<Returning> returning) {
    Optional<Returning> other = returning.filter(wanted -> wanted != Returning.ALL_OLD);
    if (other.isPresent()) {
      throw new ValidationError(
          "Invalid returning clause: RETURNING %s. Only RETURNING ALL OLD * is allowed in DELETE"
                  .formatted(other.get().name().replace('_', ' '))
              + " statements.");
    }
    return returning.isPresent();
  }
}

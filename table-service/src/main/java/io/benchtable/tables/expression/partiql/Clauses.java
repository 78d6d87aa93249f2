package io.benchtable.tables.expression.partiql;

import io.benchtable.tables.expression.Condition;
import io.benchtable.tables.expression.MadePlaceholders;
import io.benchtable.tables.expression.Projection;
import io.benchtable.tables.expression.Syntax.PathSyntax;
import io.benchtable.tables.expression.Update;
import io.benchtable.tables.item.KeySchema;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Parts of statements that stand by themselves, with their values as literals. */
public final class Clauses {

  private Clauses() {}

  /** What must hold of an item that is read, as behind WHERE. */
  public static Condition filter(String text) {
    Lowering lowering = new Lowering(new Literals(List.of()));
    var syntax = lowering.condition(whole(text, tokens -> new TermParser(tokens).term()));
    return lowering.expressions().filter(syntax);
  }

  /** What must hold of an item that is written, as behind WHERE. */
  public static Condition condition(String text) {
    Lowering lowering = new Lowering(new Literals(List.of()));
    var syntax = lowering.condition(whole(text, tokens -> new TermParser(tokens).term()));
    return lowering.expressions().condition(syntax);
  }

  /** What is wanted of an item, as behind SELECT, inside the maps and lists that it lies in. */
  public static Projection projection(String text) {
    MadePlaceholders made = new MadePlaceholders();
    List<PathSyntax> paths =
        whole(
            text,
            tokens -> {
              List<PathSyntax> read = new ArrayList<>();
              do {
                read.add(made.path(tokens.path()));
              } while (tokens.takeIf(","));
              return read;
            });
    return made.expressions().projection(paths);
  }

  /** What an item is to become, as between UPDATE and WHERE, where it has this key. */
  public static Update update(String text, KeySchema key) {
    return new Changes(
            whole(text, tokens -> StatementParser.changes(tokens, new TermParser(tokens))),
            new Literals(List.of()))
        .update(key);
  }

  private static <T> T whole(String text, Function<Tokens, T> grammar) {
    Tokens tokens = new Tokens(text);
    T read = grammar.apply(tokens);
    tokens.expectEnd();
    if (tokens.parameters() > 0) {
      throw Malformed.because("Expected values in place of question marks");
    }
    return read;
  }
}

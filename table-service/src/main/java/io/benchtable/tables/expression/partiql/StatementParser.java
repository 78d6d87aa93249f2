package io.benchtable.tables.expression.partiql;

import io.benchtable.tables.expression.Path;
import io.benchtable.tables.expression.partiql.Statement.Change;
import io.benchtable.tables.expression.partiql.Statement.Delete;
import io.benchtable.tables.expression.partiql.Statement.Exists;
import io.benchtable.tables.expression.partiql.Statement.Insert;
import io.benchtable.tables.expression.partiql.Statement.Order;
import io.benchtable.tables.expression.partiql.Statement.Select;
import io.benchtable.tables.expression.partiql.Statement.Source;
import io.benchtable.tables.expression.partiql.Statement.Update;
import io.benchtable.tables.item.ValidationError;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The grammar of statements.
 *
 * <pre>
 * statement = select | insert | update | delete | EXISTS "(" select ")"
 * select    = SELECT ( "*" | path { "," path } ) FROM source [ WHERE term ]
 *             [ ORDER BY name [ ASC | DESC ] { "," name [ ASC | DESC ] } ]
 * insert    = INSERT INTO source VALUE literal
 * update    = UPDATE source change { change } [ WHERE term ] [ returning ]
 * change    = SET path "=" sum { "," path "=" sum } | REMOVE path { "," path }
 * delete    = DELETE FROM source [ WHERE term ] [ returning ]
 * returning = RETURNING ( ALL | MODIFIED ) ( OLD | NEW ) "*"
 * source    = name [ "." name ]
 * </pre>
 */
final class StatementParser {

  private final Tokens tokens;
  private final TermParser terms;

  private StatementParser(Tokens tokens) {
    this.tokens = tokens;
    this.terms = new TermParser(tokens);
  }

  /**
   * A statement and how much is left open in it.
   *
   * @param parameters how many question marks it has
   * @param attributes that it speaks of
   */
  record Parsed(Statement statement, int parameters, Set<String> attributes) {}

  static Parsed parse(String text) {
    Tokens tokens = new Tokens(text);
    Statement statement = new StatementParser(tokens).statement();
    tokens.expectEnd();
    return new Parsed(statement, tokens.parameters(), tokens.attributes());
  }

  private Statement statement() {
    if (tokens.takeKeyword("SELECT")) {
      return select();
    }
    if (tokens.takeKeyword("INSERT")) {
      return insert();
    }
    if (tokens.takeKeyword("UPDATE")) {
      return update();
    }
    if (tokens.takeKeyword("DELETE")) {
      tokens.expectKeyword("FROM");
      return new Delete(source(), where(), returning());
    }
    if (tokens.takeKeyword("EXISTS")) {
      tokens.expect("(");
      tokens.expectKeyword("SELECT");
      Select select = select();
      tokens.expect(")");
      return new Exists(select);
    }
    throw Malformed.because("Expected data manipulation");
  }

  private Select select() {
    List<Path> paths = paths();
    tokens.expectKeyword("FROM");
    return new Select(paths, source(), where(), order());
  }

  private List<Path> paths() {
    boolean all = tokens.takeIf("*");
    List<Path> paths = new ArrayList<>();
    if (!all) {
      paths.add(tokens.path());
    }
    while (tokens.takeIf(",")) {
      if (all || tokens.current().is("*")) {
        throw new ValidationError(
            "Other attributes should not be present in the projection when '*' is used.");
      }
      paths.add(tokens.path());
    }
    return List.copyOf(paths);
  }

  private Source source() {
    String table = tokens.name();
    return new Source(table, tokens.takeIf(".") ? Optional.of(tokens.name()) : Optional.empty());
  }

  private Optional<Term> where() {
    return tokens.takeKeyword("WHERE") ? Optional.of(terms.term()) : Optional.empty();
  }

  private List<Order> order() {
    List<Order> order = new ArrayList<>();
    if (tokens.takeKeyword("ORDER")) {
      tokens.expectKeyword("BY");
      do {
        String attribute = tokens.attribute();
        boolean descending = tokens.takeKeyword("DESC");
        if (!descending) {
          tokens.takeKeyword("ASC");
        }
        order.add(new Order(attribute, descending));
      } while (tokens.takeIf(","));
    }
    return List.copyOf(order);
  }

  private Insert insert() {
    tokens.expectKeyword("INTO");
    Source source = source();
    tokens.expectKeyword("VALUE");
    Insert insert = new Insert(source, new LiteralParser(tokens).required());
    if (tokens.current().isKeyword("RETURNING")) {
      throw new ValidationError("RETURNING is not supported in INSERT");
    }
    return insert;
  }

  private Update update() {
    Source source = source();
    return new Update(source, changes(tokens, terms), where(), returning());
  }

  /** All SET and REMOVE that come now, of which there must be some. */
  static List<Change> changes(Tokens tokens, TermParser terms) {
    List<Change> changes = new ArrayList<>();
    while (true) {
      if (tokens.takeKeyword("SET")) {
        do {
          Path path = tokens.path();
          tokens.expect("=");
          changes.add(new Change.Set(path, terms.value()));
        } while (tokens.takeIf(","));
      } else if (tokens.takeKeyword("REMOVE")) {
        do {
          changes.add(new Change.Remove(tokens.path()));
        } while (tokens.takeIf(","));
      } else {
        break;
      }
    }
    if (changes.isEmpty()) {
      throw tokens.unexpected("SET or REMOVE");
    }
    return List.copyOf(changes);
  }

  private Optional<Returning> returning() {
    if (!tokens.takeKeyword("RETURNING")) {
      return Optional.empty();
    }
    boolean all = tokens.takeKeyword("ALL");
    if (!all) {
      tokens.expectKeyword("MODIFIED");
    }
    boolean old = tokens.takeKeyword("OLD");
    if (!old) {
      tokens.expectKeyword("NEW");
    }
    tokens.expect("*");
    Returning ofAll = old ? Returning.ALL_OLD : Returning.ALL_NEW;
    Returning ofModified = old ? Returning.MODIFIED_OLD : Returning.MODIFIED_NEW;
    return Optional.of(all ? ofAll : ofModified);
  }
}

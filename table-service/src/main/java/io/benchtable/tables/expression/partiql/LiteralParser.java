package io.benchtable.tables.expression.partiql;

import io.benchtable.tables.expression.partiql.Term.Constant;
import io.benchtable.tables.expression.partiql.Term.Entry;
import io.benchtable.tables.expression.partiql.Term.ListOf;
import io.benchtable.tables.expression.partiql.Term.MapOf;
import io.benchtable.tables.expression.partiql.Term.Parameter;
import io.benchtable.tables.expression.partiql.Term.SetOf;
import io.benchtable.tables.expression.partiql.Token.Type;
import io.benchtable.tables.item.BooleanValue;
import io.benchtable.tables.item.NullValue;
import io.benchtable.tables.item.NumberValue;
import io.benchtable.tables.item.StringValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The grammar of literals.
 *
 * <pre>
 * literal = string | [ "+" | "-" ] number | TRUE | FALSE | NULL | "?"
 *         | "[" [ literals ] "]" | "&lt;&lt;" [ literals ] "&gt;&gt;"
 *         | "{" [ string ":" literal { "," string ":" literal } ] "}"
 * </pre>
 */
final class LiteralParser {

  private final Tokens tokens;

  LiteralParser(Tokens tokens) {
    this.tokens = tokens;
  }

  /** A literal that must be here. */
  Term required() {
    return tokens.nested(() -> literal().orElseThrow(() -> tokens.unexpected("a literal")));
  }

  /** Empty, with nothing taken, where something else is. */
  Optional<Term> literal() {
    Token token = tokens.current();
    return switch (token.type()) {
      case STRING -> Optional.of(new Constant(new StringValue(tokens.take().text())));
      case NUMBER -> Optional.of(new Constant(NumberValue.of(tokens.take().text())));
      case WORD -> word();
      case SYMBOL -> symbol();
      case NAME, END -> Optional.empty();
    };
  }

  private Optional<Term> word() {
    if (tokens.takeKeyword("TRUE")) {
      return Optional.of(new Constant(new BooleanValue(true)));
    }
    if (tokens.takeKeyword("FALSE")) {
      return Optional.of(new Constant(new BooleanValue(false)));
    }
    return tokens.takeKeyword("NULL")
        ? Optional.of(new Constant(new NullValue()))
        : Optional.empty();
  }

  private Optional<Term> symbol() {
    if (tokens.takeIf("?")) {
      return Optional.of(new Parameter(tokens.countParameter()));
    }
    if (tokens.takeIf("[")) {
      return Optional.of(new ListOf(separated(tokens, "]", this::required)));
    }
    if (tokens.takeIf("<<")) {
      return Optional.of(new SetOf(separated(tokens, ">>", this::required)));
    }
    if (tokens.takeIf("{")) {
      return Optional.of(new MapOf(separated(tokens, "}", this::entry)));
    }
    boolean signed = tokens.following().type() == Type.NUMBER;
    if (signed && (tokens.current().is("-") || tokens.current().is("+"))) {
      String sign = tokens.take().text();
      return Optional.of(new Constant(NumberValue.of(sign + tokens.take().text())));
    }
    return Optional.empty();
  }

  private Entry entry() {
    if (tokens.current().type() != Type.STRING) {
      throw tokens.unexpected("a string that names an entry of the map");
    }
    String name = tokens.take().text();
    tokens.expect(":");
    return new Entry(name, required());
  }

  /** What is left up to the closing bracket, with commas between. */
  static <T> List<T> separated(Tokens tokens, String close, Supplier<T> element) {
    List<T> elements = new ArrayList<>();
    if (tokens.takeIf(close)) {
      return elements;
    }
    do {
      elements.add(element.get());
    } while (tokens.takeIf(","));
    tokens.expect(close);
    return List.copyOf(elements);
  }
}

package io.benchtable.tables.expression.partiql;

import io.benchtable.tables.expression.Path;
import io.benchtable.tables.expression.partiql.Token.Type;
import io.benchtable.tables.item.ValidationError;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;

/** Reads the tokens of a statement, one behind the other, and keeps its limits. */
final class Tokens {

  private static final int MAX_NESTING = 150;
  private static final int MAX_OPERATORS = 300;

  /** Words of the grammar, which are no names unless they are quoted. */
  private static final Set<String> KEYWORDS =
      Set.of(
          "SELECT",
          "FROM",
          "WHERE",
          "ORDER",
          "BY",
          "ASC",
          "DESC",
          "INSERT",
          "INTO",
          "VALUE",
          "UPDATE",
          "SET",
          "REMOVE",
          "DELETE",
          "RETURNING",
          "AND",
          "OR",
          "NOT",
          "IN",
          "IS",
          "BETWEEN",
          "LIKE",
          "NULL",
          "MISSING",
          "TRUE",
          "FALSE",
          "EXISTS",
          "AS",
          "GROUP",
          "HAVING",
          "JOIN",
          "LIMIT",
          "OFFSET",
          "UNION",
          "DISTINCT",
          "CASE",
          "CAST",
          "VALUES");

  private final List<Token> tokens;
  private int at;
  private int nesting;
  private int operators;
  private int parameters;
  private final Set<String> attributes = new HashSet<>();

  Tokens(String statement) {
    this.tokens = Lexer.tokens(statement);
  }

  Token current() {
    return tokens.get(at);
  }

  Token following() {
    return tokens.get(Math.min(at + 1, tokens.size() - 1));
  }

  Token take() {
    return tokens.get(at++);
  }

  boolean takeIf(String symbol) {
    boolean is = current().is(symbol);
    at += is ? 1 : 0;
    return is;
  }

  boolean takeKeyword(String keyword) {
    boolean is = current().isKeyword(keyword);
    at += is ? 1 : 0;
    return is;
  }

  void expect(String symbol) {
    if (!takeIf(symbol)) {
      throw unexpected("'" + symbol + "'");
    }
  }

  void expectKeyword(String keyword) {
    if (!takeKeyword(keyword)) {
      throw unexpected(keyword);
    }
  }

  /** A statement may end with a semicolon. */
  void expectEnd() {
    takeIf(";");
    if (current().type() != Type.END) {
      throw Malformed.because("Unexpected token after expression");
    }
  }

  ValidationError unexpected(String expected) {
    return Malformed.because(
        current().type() == Type.END
            ? "Expected %s, but the statement ends".formatted(expected)
            : "Expected %s, but there is '%s'".formatted(expected, current().text()));
  }

  /** A question mark was taken: its position among them. */
  int countParameter() {
    return parameters++;
  }

  int parameters() {
    return parameters;
  }

  /** The attributes that were spoken of so far. */
  Set<String> attributes() {
    return Set.copyOf(attributes);
  }

  void countOperator() {
    operators++;
    if (operators > MAX_OPERATORS) {
      throw new ValidationError(
          "The expression contains too many operators; operator count: " + operators);
    }
  }

  /** Reads what stands deeper in the statement. */
  <T> T nested(Supplier<T> inner) {
    nesting++;
    if (nesting > MAX_NESTING) {
      throw Malformed.because("The statement is nested too deeply");
    }
    T read = inner.get();
    nesting--;
    return read;
  }

  String name() {
    Token token = current();
    boolean bare =
        token.type() == Type.WORD && !KEYWORDS.contains(token.text().toUpperCase(Locale.ROOT));
    if (!bare && token.type() != Type.NAME) {
      throw unexpected("an identifier");
    }
    if (token.text().isEmpty()) {
      throw Malformed.because("An identifier cannot be empty");
    }
    return take().text();
  }

  /** The name of an attribute. */
  String attribute() {
    String attribute = name();
    attributes.add(attribute);
    return attribute;
  }

  /** path = name { "." name | "[" digits "]" | "[" string "]" }. */
  Path path() {
    String attribute = attribute();
    List<Path.Step> steps = new ArrayList<>();
    while (true) {
      if (takeIf(".")) {
        steps.add(new Path.Step.Name(name()));
      } else if (takeIf("[")) {
        steps.add(inBrackets());
        expect("]");
      } else {
        return new Path(attribute, List.copyOf(steps));
      }
    }
  }

  private Path.Step inBrackets() {
    Token token = current();
    if (token.type() == Type.STRING && !token.text().isEmpty()) {
      return new Path.Step.Name(take().text());
    }
    if (token.type() != Type.NUMBER || !token.text().chars().allMatch(Character::isDigit)) {
      throw Malformed.because("Unexpected path component");
    }
    try {
      return new Path.Step.Index(Integer.parseInt(take().text()));
    } catch (NumberFormatException e) {
      throw new ValidationError(
          "List index is not within the allowable range; index: [" + token.text() + "]");
    }
  }
}

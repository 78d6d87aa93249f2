package io.benchtable.tables.expression;

import io.benchtable.tables.expression.Syntax.Call;
import io.benchtable.tables.expression.Syntax.PathSyntax;
import io.benchtable.tables.expression.Syntax.Segment;
import io.benchtable.tables.expression.Syntax.ValueSyntax;
import io.benchtable.tables.expression.Token.Type;
import io.benchtable.tables.item.ItemSize;
import io.benchtable.tables.item.ValidationError;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Reads the tokens of an expression one by one: what the grammars have in common. */
final class TokenReader {

  private static final int MAX_BYTES = 4096;
  private static final int MAX_OPERATORS = 300;
  private static final int MAX_NESTING = 150;

  private final ExpressionKind kind;
  private final String text;
  private final List<Token> tokens;
  private final Map<Integer, Integer> brackets = new HashMap<>();
  private int at;
  private int nesting;
  private int operators;
  private boolean redundantParentheses;

  TokenReader(ExpressionKind kind, String text) {
    this.kind = kind;
    this.text = text;
    if (text.isBlank()) {
      throw kind.invalid("The expression can not be empty;");
    }
    int bytes = ItemSize.utf8(text);
    if (bytes > MAX_BYTES) {
      throw kind.invalid(
          "Expression size has exceeded the maximum allowed size; expression size: " + bytes);
    }
    this.tokens = Lexer.tokens(text);
  }

  ExpressionKind kind() {
    return kind;
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
    if (current().is(symbol)) {
      at++;
      return true;
    }
    return false;
  }

  boolean takeKeyword(String keyword) {
    if (current().isKeyword(keyword)) {
      at++;
      return true;
    }
    return false;
  }

  void expect(String symbol) {
    if (!takeIf(symbol)) {
      throw unexpected();
    }
  }

  void expectEnd() {
    if (current().type() != Type.END) {
      throw unexpected();
    }
  }

  /** What the current token is wrong for, with its neighbours. */
  ValidationError unexpected() {
    Token token = current();
    int from = tokens.get(Math.max(at - 1, 0)).start();
    int to = Math.min(following().end(), text.length());
    return kind.invalid(
        "Syntax error; token: \"%s\", near: \"%s\""
            .formatted(
                token.type() == Type.END ? "<EOF>" : token.text(),
                text.substring(from, to).stripTrailing()));
  }

  /** True if somewhere two pairs of parentheses stand directly inside one another. */
  boolean hasRedundantParentheses() {
    return redundantParentheses;
  }

  void countOperator() {
    operators++;
    if (operators > MAX_OPERATORS) {
      throw kind.invalid(
          "The expression contains too many operators; operator count: " + operators);
    }
  }

  /** Reads what stands deeper in the expression. */
  Syntax nested(Supplier<Syntax> inner) {
    nesting++;
    if (nesting > MAX_NESTING) {
      throw kind.invalid("The expression is nested too deeply; nesting levels: " + nesting);
    }
    Syntax read = inner.get();
    nesting--;
    return read;
  }

  /** Reads an opening parenthesis, what is inside, and the closing one. */
  Syntax parenthesised(Supplier<Syntax> inner) {
    int open = at;
    expect("(");
    Syntax read = nested(inner);
    int close = at;
    expect(")");
    brackets.put(open, close);
    redundantParentheses |= Integer.valueOf(close - 1).equals(brackets.get(open + 1));
    return read;
  }

  /** operand = "(" operand ")" | function "(" operands ")" | value | path. */
  Syntax operand() {
    Token token = current();
    if (token.is("(")) {
      return suffixed(parenthesised(this::operand));
    }
    if (token.type() == Type.VALUE) {
      return new ValueSyntax(take().text());
    }
    if (token.type() == Type.WORD && following().is("(")) {
      return call();
    }
    return path();
  }

  private Call call() {
    String function = take().text();
    countOperator();
    return new Call(function, operands());
  }

  /** One operand or more in parentheses. */
  List<Syntax> operands() {
    expect("(");
    List<Syntax> operands = new ArrayList<>();
    do {
      operands.add(nested(this::operand));
    } while (takeIf(","));
    expect(")");
    return List.copyOf(operands);
  }

  /** A path in parentheses can go on after them. */
  Syntax suffixed(Syntax inner) {
    if (!(inner instanceof PathSyntax(List<Segment> head))) {
      return inner;
    }
    List<Segment> segments = new ArrayList<>(head);
    suffix(segments);
    return new PathSyntax(List.copyOf(segments));
  }

  /** path = name { "." name | "[" digits "]" }. */
  PathSyntax path() {
    List<Segment> segments = new ArrayList<>();
    segments.add(name());
    suffix(segments);
    return new PathSyntax(List.copyOf(segments));
  }

  private void suffix(List<Segment> segments) {
    while (true) {
      if (takeIf(".")) {
        segments.add(name());
      } else if (takeIf("[")) {
        segments.add(index());
      } else {
        return;
      }
    }
  }

  private Segment name() {
    Type type = current().type();
    if (type != Type.WORD && type != Type.NAME) {
      throw unexpected();
    }
    return new Segment.Name(take().text());
  }

  private Segment index() {
    if (current().type() != Type.DIGITS) {
      throw unexpected();
    }
    BigInteger position = new BigInteger(take().text());
    expect("]");
    if (position.bitLength() >= Integer.SIZE) {
      throw kind.invalid("List index is not within the allowable range; index: [" + position + "]");
    }
    return new Segment.Index(position.intValue());
  }
}

package io.benchtable.tables.expression.partiql;

import io.benchtable.tables.expression.partiql.Token.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Cuts a statement into tokens, and leaves out white space and comments. */
final class Lexer {

  private static final Pattern BLANK =
      Pattern.compile("[ \\t\\r\\n]++|--[^\\r\\n]*+|/\\*(?s:.*?)\\*/");
  private static final Pattern WORD = Pattern.compile("[A-Za-z_$][A-Za-z0-9_$]*+");
  private static final Pattern NUMBER =
      Pattern.compile("(?:[0-9]++(?:\\.[0-9]*+)?|\\.[0-9]++)(?:[eE][+-]?[0-9]++)?");
  private static final Pattern SYMBOL = Pattern.compile("<<|>>|<=|>=|<>|!=|(?s:.)");

  private final String text;
  private int at;

  private Lexer(String text) {
    this.text = text;
  }

  /** The tokens of a statement, with {@link Type#END} last. */
  static List<Token> tokens(String text) {
    Lexer lexer = new Lexer(text);
    List<Token> tokens = new ArrayList<>();
    do {
      tokens.add(lexer.next());
    } while (tokens.getLast().type() != Type.END);
    return tokens;
  }

  private Token next() {
    while (!take(BLANK).isEmpty()) {}
    if (at == text.length()) {
      return new Token(Type.END, "");
    }
    char first = text.charAt(at);
    if (first == '\'') {
      return new Token(Type.STRING, quoted(first));
    }
    if (first == '"') {
      return new Token(Type.NAME, quoted(first));
    }
    if (text.startsWith("/*", at)) {
      throw Malformed.because("Unterminated comment");
    }
    String word = take(WORD);
    if (!word.isEmpty()) {
      return new Token(Type.WORD, word);
    }
    String number = take(NUMBER);
    if (!number.isEmpty()) {
      return new Token(Type.NUMBER, number);
    }
    return new Token(Type.SYMBOL, take(SYMBOL));
  }

  /** What the pattern has here; nothing where it does not match. */
  private String take(Pattern pattern) {
    Matcher matcher = pattern.matcher(text).region(at, text.length());
    if (!matcher.lookingAt()) {
      return "";
    }
    at = matcher.end();
    return matcher.group();
  }

  /** A quotation mark that is written twice stands for itself. */
  private String quoted(char mark) {
    StringBuilder content = new StringBuilder();
    for (at++; at < text.length(); at++) {
      char c = text.charAt(at);
      if (c == mark) {
        at++;
        if (at == text.length() || text.charAt(at) != mark) {
          return content.toString();
        }
      }
      content.append(c);
    }
    throw Malformed.because(mark == '"' ? "Unterminated identifier" : "Unterminated string");
  }
}

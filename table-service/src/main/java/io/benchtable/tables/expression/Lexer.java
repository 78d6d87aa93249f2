package io.benchtable.tables.expression;

import io.benchtable.tables.expression.Token.Type;
import java.util.ArrayList;
import java.util.List;

/** Cuts the text of an expression into tokens; whatever it does not know is a symbol. */
final class Lexer {

  private final String text;
  private int at;

  private Lexer(String text) {
    this.text = text;
  }

  /** The tokens of a text, with {@link Type#END} last. */
  static List<Token> tokens(String text) {
    Lexer lexer = new Lexer(text);
    List<Token> tokens = new ArrayList<>();
    do {
      tokens.add(lexer.next());
    } while (tokens.getLast().type() != Type.END);
    return tokens;
  }

  private Token next() {
    while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
    int start = at;
    if (start == text.length()) {
      return new Token(Type.END, "", start);
    }
    char first = text.charAt(at++);
    Type type = type(first);
    switch (type) {
      case WORD, NAME, VALUE -> skipWord();
      case DIGITS -> skipDigits();
      case SYMBOL -> skipSymbol(first);
      case END -> {}
    }
    return new Token(type, text.substring(start, at), start);
  }

  private Type type(char first) {
    if (isLetter(first)) {
      return Type.WORD;
    }
    if (isDigit(first)) {
      return Type.DIGITS;
    }
    boolean named = at < text.length() && isWordPart(text.charAt(at));
    if (first == '#' && named) {
      return Type.NAME;
    }
    return first == ':' && named ? Type.VALUE : Type.SYMBOL;
  }

  private void skipWord() {
    while (at < text.length() && isWordPart(text.charAt(at))) {
      at++;
    }
  }

  private void skipDigits() {
    while (at < text.length() && isDigit(text.charAt(at))) {
      at++;
    }
  }

  private void skipSymbol(char first) {
    if (at == text.length()) {
      return;
    }
    char second = text.charAt(at);
    if ((first == '<' && (second == '=' || second == '>'))
        || (first == '>' && second == '=')
        || Character.isSurrogatePair(first, second)) {
      at++;
    }
  }

  private static boolean isLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static boolean isWordPart(char c) {
    return isLetter(c) || isDigit(c) || c == '_';
  }
}

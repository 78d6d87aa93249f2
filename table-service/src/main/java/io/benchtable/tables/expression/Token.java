package io.benchtable.tables.expression;

/**
 * A piece of an expression's text.
 *
 * @param start where it starts in the text
 */
record Token(Type type, String text, int start) {

  /** What a token is. */
  enum Type {
    /** A bare word: the name of an attribute or function, or a keyword. */
    WORD,
    /** A placeholder for a name, with its {@code #}. */
    NAME,
    /** A placeholder for a value, with its colon. */
    VALUE,
    /** Digits. */
    DIGITS,
    /** An operator, a bracket, or anything else. */
    SYMBOL,
    /** The end of the text. */
    END
  }

  int end() {
    return start + text.length();
  }

  boolean is(String symbol) {
    return type == Type.SYMBOL && text.equals(symbol);
  }

  boolean isKeyword(String keyword) {
    return type == Type.WORD && text.equalsIgnoreCase(keyword);
  }
}

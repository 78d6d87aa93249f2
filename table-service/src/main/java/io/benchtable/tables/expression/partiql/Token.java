package io.benchtable.tables.expression.partiql;

/**
 * A piece of a statement.
 *
 * @param text of names and strings, what stands between their quotation marks
 */
record Token(Type type, String text) {

  /** What a token is. */
  enum Type {
    /** A bare word: a name or a keyword. */
    WORD,
    /** A name in double quotation marks. */
    NAME,
    /** A string in single quotation marks. */
    STRING,
    /** A number without a sign. */
    NUMBER,
    /** An operator, a bracket, or anything else. */
    SYMBOL,
    /** The end of the statement. */
    END
  }

  boolean is(String symbol) {
    return type == Type.SYMBOL && text.equals(symbol);
  }

  boolean isKeyword(String keyword) {
    return type == Type.WORD && text.equalsIgnoreCase(keyword);
  }
}

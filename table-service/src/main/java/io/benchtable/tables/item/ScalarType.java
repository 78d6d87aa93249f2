package io.benchtable.tables.item;

/** The types that an attribute of a key can have. */
public enum ScalarType {
  /** A string, ordered by its UTF-8 bytes. */
  S,
  /** A number, ordered by its value. */
  N,
  /** Bytes, ordered as unsigned. */
  B;

  /** True for values of this type. */
  public boolean accepts(AttributeValue value) {
    return switch (this) {
      case S -> value instanceof StringValue;
      case N -> value instanceof NumberValue;
      case B -> value instanceof BinaryValue;
    };
  }
}

package io.benchtable.tables.catalogue;

/** The types that an attribute of a key can have. */
public enum KeyType {
  /** A string, ordered by its UTF-8 bytes. */
  S,
  /** A number, ordered by its value. */
  N,
  /** Bytes, ordered as unsigned. */
  B
}

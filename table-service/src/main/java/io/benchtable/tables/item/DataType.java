package io.benchtable.tables.item;

/** The types of attribute values, under the names that the protocol gives them. */
public enum DataType {
  /** A string. */
  S,
  /** A number. */
  N,
  /** Bytes. */
  B,
  /** True or false. */
  BOOL,
  /** The null value. */
  NULL,
  /** A map from names to values. */
  M,
  /** A list of values of any types. */
  L,
  /** A set of strings. */
  SS,
  /** A set of numbers. */
  NS,
  /** A set of bytes. */
  BS
}

package io.benchtable.tables.catalogue;

/** Which attributes a read through an index returns. */
public enum Projection {
  /** The keys of the table and of the index. */
  KEYS_ONLY,
  /** The keys, and the attributes that the index names. */
  INCLUDE,
  /** Everything. */
  ALL
}

package io.benchtable.tables.expression.partiql;

/** Which attributes a write answers with. */
public enum Returning {
  ALL_OLD,
  MODIFIED_OLD,
  ALL_NEW,
  MODIFIED_NEW
}

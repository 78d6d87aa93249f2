package io.benchtable.tables.catalogue;

/** How a table was asked to be kept; shown again, and stored alike. */
public enum TableClass {
  STANDARD,
  STANDARD_INFREQUENT_ACCESS
}

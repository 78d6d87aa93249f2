package io.benchtable.tables.catalogue;

/** What a table is about to become. */
public enum TableStatus {
  /** Its items cannot be reached yet. */
  CREATING,
  ACTIVE,
  /** Its settings or indexes are being changed; its items can be reached. */
  UPDATING,
  /** Its items cannot be reached any more. */
  DELETING
}

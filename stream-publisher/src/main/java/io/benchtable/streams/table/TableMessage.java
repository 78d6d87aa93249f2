package io.benchtable.streams.table;

/** What the table service says in the write-ahead log, in the transaction that it is about. */
public sealed interface TableMessage {

  /** A table was created with these settings. */
  record TableCreated(Table table) implements TableMessage {}

  /** From here on a table has these settings. */
  record StreamChanged(Table table) implements TableMessage {}

  /** A table is gone, and its items with it. */
  record TableDeleted(String table, long generation, String relation) implements TableMessage {}

  /** Who made the row changes of this transaction, as JSON text. */
  record UserIdentity(String json) implements TableMessage {}
}

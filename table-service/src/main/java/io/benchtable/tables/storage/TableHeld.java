package io.benchtable.tables.storage;

/** A table itself was being changed for so long that none of its rows could be written. */
final class TableHeld extends RuntimeException {

  TableHeld(Throwable cause) {
    super("Expected tables whose rows can be written, but one is being changed.", cause);
  }
}

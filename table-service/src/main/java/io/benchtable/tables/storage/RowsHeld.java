package io.benchtable.tables.storage;

/** Others kept rows for too long that a transaction wanted. */
final class RowsHeld extends RuntimeException {

  RowsHeld(Throwable cause) {
    super("Expected rows that others let go of in time, but they did not.", cause);
  }
}

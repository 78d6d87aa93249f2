package io.benchtable.tables.expression;

/** A value of the item is not of the type that an update wants to change. */
final class OperandMismatch extends RuntimeException {

  OperandMismatch() {
    super(null, null, false, false);
  }
}

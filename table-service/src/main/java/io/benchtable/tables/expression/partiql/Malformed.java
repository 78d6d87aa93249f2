package io.benchtable.tables.expression.partiql;

import io.benchtable.tables.item.ValidationError;

/** Makes the error of a statement that cannot be read. */
final class Malformed {

  private Malformed() {}

  static ValidationError because(String detail) {
    return new ValidationError("Statement wasn't well formed, can't be processed: " + detail);
  }
}

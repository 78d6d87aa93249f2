package io.benchtable.tables.item;

/** A key attribute of a table or an index is an empty string or binary. */
public final class EmptyKeyValue extends ValidationError {

  EmptyKeyValue(String text) {
    super(text);
  }
}

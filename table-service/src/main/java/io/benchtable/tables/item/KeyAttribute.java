package io.benchtable.tables.item;

/** An attribute that is part of a key. */
public record KeyAttribute(String name, ScalarType type) {

  /** Refuses empty strings and binaries, which no key can have. */
  public void checkNotEmpty(AttributeValue value) {
    KeyChecks.checkNotEmpty(this, value);
  }
}

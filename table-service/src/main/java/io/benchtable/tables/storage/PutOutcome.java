package io.benchtable.tables.storage;

/** What an unconditional put came to. */
sealed interface PutOutcome {

  /** There was no such item. */
  record Inserted() implements PutOutcome {}

  /** The item was another. */
  record Replaced(String oldText) implements PutOutcome {}

  /** The very same item was there: nothing was written. */
  record Unchanged() implements PutOutcome {}
}

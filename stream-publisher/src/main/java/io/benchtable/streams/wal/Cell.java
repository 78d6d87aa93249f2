package io.benchtable.streams.wal;

/** The value of one column of a decoded row. */
public sealed interface Cell {

  /** SQL's null. */
  record Null() implements Cell {}

  /** A large value stored apart that the update did not touch, and that was therefore not sent. */
  record Unchanged() implements Cell {}

  /** A value in its text representation. */
  record Text(String text) implements Cell {}
}

package io.benchtable.streams.table;

/** Whether a table's changes are published, and how. */
public sealed interface Stream {

  /** They are not. */
  record Disabled() implements Stream {}

  /** They are; the label is the part of the stream's name that changes when it is enabled anew. */
  record Enabled(ViewType viewType, String label) implements Stream {}
}

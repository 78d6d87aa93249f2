package io.benchtable.tables.storage.recovery;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A time in which every change of a table is archived, and so what it held is known.
 *
 * @param generation of the table
 * @param startedAt changes behind it are there
 * @param earliest from when on the content is known; null while what it began with is being copied
 */
record Window(long id, long generation, State state, Lsn startedAt, @Nullable Instant earliest) {

  /** How far a window has come. */
  enum State {
    /** Changes are archived; what the table held before is being copied. */
    FILLING,
    /** The content is known. */
    OPEN,
    /** Nobody wants it but contents that were asked for before. */
    ENDED,
    /** Changes are missing. */
    LOST
  }

  /** The relation of the changes, with its schema. */
  String changes() {
    return "archive.c" + id;
  }

  /** The relation of what the table held before the changes, with its schema. */
  String base() {
    return "archive.b" + id;
  }
}

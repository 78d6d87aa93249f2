package io.benchtable.tables.storage.recovery;

import java.time.Instant;

/** What a table held at a time; its items are in a relation with columns pk, sk and item. */
public record Content(long id, long window, Instant at, State state) {

  /** How far it has come. */
  public enum State {
    /** Asked for; the log is still to be read up to its time, or the relation to be made. */
    WANTED,
    /** The relation is there until the content is released. */
    THERE,
    /** Changes are missing, and it will never be there. */
    LOST
  }

  /** The relation of the items, with its schema. */
  public String relation() {
    return "archive.x" + id;
  }
}

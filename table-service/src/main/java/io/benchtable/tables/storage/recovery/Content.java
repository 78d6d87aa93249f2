package io.benchtable.tables.storage.recovery;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a table held at a time, or what had changed in it by then. Its relation has columns pk, sk
 * and item; of changes, also old_item and changed_at, and either item is null where there was none.
 *
 * @param since from when on changes are wanted, up to just before {@code at}; null for all items
 */
public record Content(long id, long window, @Nullable Instant since, Instant at, State state) {

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

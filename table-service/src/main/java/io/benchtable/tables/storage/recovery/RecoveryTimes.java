package io.benchtable.tables.storage.recovery;

import io.benchtable.tables.catalogue.ErrorCode;
import io.benchtable.tables.catalogue.RequestRefused;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * The times at which a table's content is known.
 *
 * @param latest up to when the log is archived
 * @param now until when it will be in a moment
 */
public record RecoveryTimes(Instant earliest, Instant latest, Instant now) {

  /** Of a window that began at {@code begun} and goes back {@code days} at most. */
  static RecoveryTimes of(Instant begun, int days, Instant read, Instant now) {
    Instant wanted = now.minus(days, ChronoUnit.DAYS);
    Instant earliest = inMillis(begun.isBefore(wanted) ? wanted : begun);
    return new RecoveryTimes(earliest, read.isBefore(earliest) ? earliest : read, now);
  }

  /** The next time that can be told, so that what is told can be asked for. */
  private static Instant inMillis(Instant time) {
    Instant cut = time.truncatedTo(ChronoUnit.MILLIS);
    return cut.equals(time) ? cut : cut.plusMillis(1);
  }

  /** Whether the content at a time is known, or will be in a moment. */
  public boolean holds(Instant at) {
    return !at.isBefore(earliest) && !at.isAfter(now);
  }

  /** Refuses a time of which the content is not known, and will not be known in a moment. */
  void check(Instant at) {
    if (!holds(at)) {
      throw new RequestRefused(
          ErrorCode.INVALID_RESTORE_TIME,
          ("RestoreDateTime '%s' must be within EarliestRestorableDateTime '%s' and"
                  + " LatestRestorableDateTime '%s'")
              .formatted(text(at), text(earliest), text(latest)));
    }
  }

  private static Instant text(Instant time) {
    return time.truncatedTo(ChronoUnit.SECONDS);
  }
}

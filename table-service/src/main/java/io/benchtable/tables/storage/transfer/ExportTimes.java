package io.benchtable.tables.storage.transfer;

import io.benchtable.tables.catalogue.ErrorCode;
import io.benchtable.tables.catalogue.RequestRefused;
import io.benchtable.tables.storage.recovery.RecoveryTimes;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * Which times of a table can be exported.
 *
 * @param createdAt when the table was made
 */
record ExportTimes(Instant createdAt) {

  private static final String PERIOD = "Incremental export period ";

  static ExportTimes of(Instant createdAt) {
    return new ExportTimes(createdAt.truncatedTo(ChronoUnit.MILLIS));
  }

  /** Refuses changes of before the table was, whether it can be recovered or not. */
  void checkBegin(ExportOrder order) {
    ExportOrder.Changes changes = order.changes();
    if (changes != null && changes.since().isBefore(createdAt)) {
      throw refused(
          PERIOD
              + "from time cannot be less than the table creation time : "
              + text(changes.since()));
    }
  }

  /** Refuses what is not known. */
  void check(ExportOrder order, RecoveryTimes times) {
    Optional<Instant> until = Optional.ofNullable(order.until());
    ExportOrder.Changes changes = order.changes();
    if (changes == null) {
      until.ifPresent(at -> checkMoment(at, times));
    } else {
      checkPeriod(changes.since(), until.orElse(times.now()), times);
    }
  }

  private void checkMoment(Instant at, RecoveryTimes times) {
    if (!times.holds(at)) {
      throw at.isBefore(createdAt) || at.isAfter(times.now())
          ? refused("Export Time is invalid")
          : unavailable();
    }
  }

  private static void checkPeriod(Instant since, Instant until, RecoveryTimes times) {
    if (until.isAfter(times.now())) {
      throw refused(PERIOD + "to time cannot be greater than the current time : " + text(until));
    }
    if (!since.isBefore(until)) {
      throw refused(PERIOD + "from time must be less than to time : " + text(since));
    }
    if (!times.holds(since)) {
      throw unavailable();
    }
  }

  private static RequestRefused unavailable() {
    return refused("Point in Time Recovery is not available for specified export time");
  }

  private static RequestRefused refused(String text) {
    return new RequestRefused(ErrorCode.INVALID_EXPORT_TIME, text);
  }

  private static Instant text(Instant time) {
    return time.truncatedTo(ChronoUnit.SECONDS);
  }
}

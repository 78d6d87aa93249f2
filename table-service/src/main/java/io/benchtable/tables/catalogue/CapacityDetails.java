package io.benchtable.tables.catalogue;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What is told of the capacity of a table or an index besides its units.
 *
 * @param maxReadUnits the most that may be read on demand; null for no bound, as for writes
 * @param warmReadUnits what was asked to be there at once; null for the usual, as for writes
 * @param decreases how often units were lowered on the day of {@code decreasedAt}
 */
public record CapacityDetails(
    @Nullable Long maxReadUnits,
    @Nullable Long maxWriteUnits,
    @Nullable Long warmReadUnits,
    @Nullable Long warmWriteUnits,
    @Nullable Instant increasedAt,
    @Nullable Instant decreasedAt,
    int decreases) {

  public static final CapacityDetails NONE =
      new CapacityDetails(null, null, null, null, null, null, 0);

  /** What every table that is billed by request can take from the start. */
  private static final Throughput ON_DEMAND = new Throughput(12_000, 4_000);

  private static final int FREE_DECREASES = 4;
  private static final Duration BETWEEN_DECREASES = Duration.ofHours(1);
  private static final DateTimeFormatter SAID =
      DateTimeFormatter.ofPattern(
              "EEEE, MMMM d, yyyy 'at' h:mm:ss a 'Coordinated Universal Time'", Locale.US)
          .withZone(ZoneOffset.UTC);

  /** With other bounds on demand. */
  public CapacityDetails withMost(@Nullable Long reads, @Nullable Long writes) {
    return new CapacityDetails(
        reads, writes, warmReadUnits, warmWriteUnits, increasedAt, decreasedAt, decreases);
  }

  public CapacityDetails withWarm(@Nullable Long reads, @Nullable Long writes) {
    return new CapacityDetails(
        maxReadUnits, maxWriteUnits, reads, writes, increasedAt, decreasedAt, decreases);
  }

  /** What is there at once: as much as was ever there. */
  public Throughput warm(Throughput units, BillingMode mode) {
    Throughput usual = mode == BillingMode.PAY_PER_REQUEST ? ON_DEMAND : units;
    return new Throughput(
        most(warmReadUnits, usual.readUnits()), most(warmWriteUnits, usual.writeUnits()));
  }

  private static long most(@Nullable Long asked, long usual) {
    return asked == null ? usual : Math.max(asked, usual);
  }

  /** Notes that the units became others; a fifth time on a day they are lowered once an hour. */
  public CapacityDetails after(Throughput before, Throughput now, Instant at) {
    boolean more = now.readUnits() > before.readUnits() || now.writeUnits() > before.writeUnits();
    boolean less = now.readUnits() < before.readUnits() || now.writeUnits() < before.writeUnits();
    if (less) {
      refuseTooSoon(at);
    }
    return new CapacityDetails(
        maxReadUnits,
        maxWriteUnits,
        warmReadUnits,
        warmWriteUnits,
        more ? at : increasedAt,
        less ? at : decreasedAt,
        less ? decreasesOnDayOf(at) + 1 : decreases);
  }

  private void refuseTooSoon(Instant at) {
    int today = decreasesOnDayOf(at);
    if (decreasedAt == null || today < FREE_DECREASES) {
      return;
    }
    Instant hour = decreasedAt.plus(BETWEEN_DECREASES);
    Instant tomorrow = at.truncatedTo(ChronoUnit.DAYS).plus(1, ChronoUnit.DAYS);
    Instant next = hour.isBefore(tomorrow) ? hour : tomorrow;
    if (at.isBefore(next)) {
      throw new RequestRefused(
          ErrorCode.LIMIT_EXCEEDED,
          ("Subscriber limit exceeded: Provisioned throughput decreases are limited within a given"
                  + " UTC day. After the first %d decreases, each subsequent decrease in the same"
                  + " UTC day can be performed at most once every %d seconds. Number of decreases"
                  + " today: %d. Last decrease at %s. Next decrease can be made at %s.")
              .formatted(
                  FREE_DECREASES,
                  BETWEEN_DECREASES.toSeconds(),
                  today,
                  SAID.format(decreasedAt),
                  SAID.format(next)));
    }
  }

  /** How often units were lowered on the day of that time, in UTC. */
  public int decreasesOnDayOf(Instant time) {
    return decreasedAt != null && day(decreasedAt) == day(time) ? decreases : 0;
  }

  private static long day(Instant time) {
    return time.atOffset(ZoneOffset.UTC).toLocalDate().toEpochDay();
  }
}

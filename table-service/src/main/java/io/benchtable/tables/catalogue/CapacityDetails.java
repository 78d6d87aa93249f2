package io.benchtable.tables.catalogue;

import java.time.Instant;
import java.time.ZoneOffset;
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

  /** With other bounds on demand. */
  public CapacityDetails withMost(@Nullable Long reads, @Nullable Long writes) {
    return new CapacityDetails(
        reads, writes, warmReadUnits, warmWriteUnits, increasedAt, decreasedAt, decreases);
  }

  public CapacityDetails withWarm(@Nullable Long reads, @Nullable Long writes) {
    return new CapacityDetails(
        maxReadUnits, maxWriteUnits, reads, writes, increasedAt, decreasedAt, decreases);
  }

  /** Notes that the units became others. */
  public CapacityDetails after(Throughput before, Throughput now, Instant at) {
    boolean more = now.readUnits() > before.readUnits() || now.writeUnits() > before.writeUnits();
    boolean less = now.readUnits() < before.readUnits() || now.writeUnits() < before.writeUnits();
    return new CapacityDetails(
        maxReadUnits,
        maxWriteUnits,
        warmReadUnits,
        warmWriteUnits,
        more ? at : increasedAt,
        less ? at : decreasedAt,
        less ? decreasesOnDayOf(at) + 1 : decreases);
  }

  /** How often units were lowered on the day of that time, in UTC. */
  public int decreasesOnDayOf(Instant time) {
    return decreasedAt != null && day(decreasedAt) == day(time) ? decreases : 0;
  }

  private static long day(Instant time) {
    return time.atOffset(ZoneOffset.UTC).toLocalDate().toEpochDay();
  }
}

package io.benchtable.tables.catalogue;

import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Bounds and warmth that are asked for; what is empty stays as it is.
 *
 * @param maxReadUnits -1 takes the bound away, as for writes
 */
public record CapacityChange(
    OptionalLong maxReadUnits,
    OptionalLong maxWriteUnits,
    OptionalLong warmReadUnits,
    OptionalLong warmWriteUnits) {

  public static final CapacityChange NONE =
      new CapacityChange(
          OptionalLong.empty(), OptionalLong.empty(), OptionalLong.empty(), OptionalLong.empty());

  public boolean isNone() {
    return equals(NONE);
  }

  /**
   * What becomes of the capacity of a table or an index, which stays as warm as it is; refused
   * where that is more than is asked for.
   *
   * @param owner whose it is, as it is told
   */
  CapacityDetails of(CapacityDetails before, String owner, Throughput units, BillingMode mode) {
    Throughput warm = before.warm(units, mode);
    checkWarm("ReadUnitsPerSecond", owner, warmReadUnits, warm.readUnits());
    checkWarm("WriteUnitsPerSecond", owner, warmWriteUnits, warm.writeUnits());
    return of(before.withWarm(warm.readUnits(), warm.writeUnits()));
  }

  public CapacityDetails of(CapacityDetails before) {
    return before
        .withMost(
            bound(maxReadUnits, before.maxReadUnits()),
            bound(maxWriteUnits, before.maxWriteUnits()))
        .withWarm(
            units(warmReadUnits, before.warmReadUnits()),
            units(warmWriteUnits, before.warmWriteUnits()));
  }

  private static void checkWarm(String name, String owner, OptionalLong asked, long now) {
    if (asked.isPresent() && asked.getAsLong() < now) {
      throw RequestRefused.invalid(
          ("One or more parameter values were invalid: Requested %s for WarmThroughput for %s is"
                  + " lower than current WarmThroughput, decreasing WarmThroughput is not supported")
              .formatted(name, owner));
    }
  }

  private static @Nullable Long bound(OptionalLong asked, @Nullable Long before) {
    Long units = units(asked, before);
    return units == null || units < 0 ? null : units;
  }

  private static @Nullable Long units(OptionalLong asked, @Nullable Long before) {
    return asked.isPresent() ? Long.valueOf(asked.getAsLong()) : before;
  }
}

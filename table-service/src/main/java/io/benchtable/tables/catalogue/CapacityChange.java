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

  public CapacityDetails of(CapacityDetails before) {
    return before
        .withMost(
            bound(maxReadUnits, before.maxReadUnits()),
            bound(maxWriteUnits, before.maxWriteUnits()))
        .withWarm(
            units(warmReadUnits, before.warmReadUnits()),
            units(warmWriteUnits, before.warmWriteUnits()));
  }

  private static @Nullable Long bound(OptionalLong asked, @Nullable Long before) {
    Long units = units(asked, before);
    return units == null || units < 0 ? null : units;
  }

  private static @Nullable Long units(OptionalLong asked, @Nullable Long before) {
    return asked.isPresent() ? Long.valueOf(asked.getAsLong()) : before;
  }
}

package io.benchtable.tables.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.benchtable.tables.catalogue.CapacityDetails;
import io.benchtable.tables.catalogue.RequestRefused;
import io.benchtable.tables.catalogue.Throughput;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Capacity units a second: a read of 4 KB takes one, and a write of 1 KB. */
@Schema(name = "Units")
@JsonInclude(JsonInclude.Include.NON_NULL)
record UnitsView(@Nullable Long readUnits, @Nullable Long writeUnits) {

  private static final long MOST = 1_000_000_000_000L;

  UnitsView {
    check("readUnits", readUnits);
    check("writeUnits", writeUnits);
  }

  private static void check(String name, @Nullable Long units) {
    if (units != null && (units < 1 || units > MOST)) {
      throw new IllegalArgumentException(
          "Expected %s to be from 1 to %d, but it is %d.".formatted(name, MOST, units));
    }
  }

  static UnitsView of(Throughput units) {
    return new UnitsView(units.readUnits(), units.writeUnits());
  }

  /** Null where there is no bound. */
  static @Nullable UnitsView most(CapacityDetails details) {
    return details.maxReadUnits() == null && details.maxWriteUnits() == null
        ? null
        : new UnitsView(details.maxReadUnits(), details.maxWriteUnits());
  }

  Throughput throughput() {
    if (readUnits == null || writeUnits == null) {
      throw RequestRefused.invalid(
          "Expected readUnits and writeUnits of a capacity, but readUnits is %s and writeUnits %s."
              .formatted(readUnits, writeUnits));
    }
    return new Throughput(readUnits, writeUnits);
  }

  CapacityDetails most() {
    return CapacityDetails.NONE.withMost(readUnits, writeUnits);
  }
}

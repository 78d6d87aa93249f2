package io.benchtable.tables.dynamodb;

import io.benchtable.tables.catalogue.BillingMode;
import io.benchtable.tables.catalogue.CapacityChange;
import io.benchtable.tables.catalogue.RequestRefused;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Reads the bounds on demand and the warmth that a table or an index is to have.
 *
 * @param of whose they are, as it is told: "table", or "index : " and its name
 * @param clears whether -1 takes a bound away
 */
record CapacityJson(String of, boolean clears) {

  private static final String INVALID = "One or more parameter values were invalid: ";

  static CapacityJson ofTable(boolean there) {
    return new CapacityJson("table", there);
  }

  static CapacityJson ofIndex(String name, boolean there) {
    return new CapacityJson("index : " + name, there);
  }

  CapacityChange read(RequestBody owner, BillingMode mode) {
    Optional<RequestBody> bounds = owner.object("OnDemandThroughput");
    if (bounds.isPresent() && mode == BillingMode.PROVISIONED) {
      throw RequestRefused.invalid(
          INVALID
              + (bounds.get().has("MaxReadRequestUnits")
                  ? "MaxReadRequestUnits"
                  : "MaxWriteRequestUnits")
              + " for OnDemandThroughput cannot be specified when the table BillingMode is"
              + " PROVISIONED");
    }
    Optional<RequestBody> warm = owner.object("WarmThroughput");
    return new CapacityChange(
        bound(bounds, "MaxReadRequestUnits"),
        bound(bounds, "MaxWriteRequestUnits"),
        units(warm, "ReadUnitsPerSecond"),
        units(warm, "WriteUnitsPerSecond"));
  }

  private OptionalLong bound(Optional<RequestBody> owner, String name) {
    OptionalLong units = number(owner, name);
    if (units.isPresent() && units.getAsLong() < 1 && !(clears && units.getAsLong() == -1)) {
      throw RequestRefused.invalid(
          INVALID
              + "Requested %s for OnDemandThroughput for %s is outside of valid range"
                  .formatted(name, of));
    }
    return units;
  }

  private static OptionalLong units(Optional<RequestBody> owner, String name) {
    OptionalLong units = number(owner, name);
    if (units.isPresent() && units.getAsLong() < 1) {
      throw RequestRefused.invalid(
          INVALID + "%s must be at least 1, but it is %d".formatted(name, units.getAsLong()));
    }
    return units;
  }

  private static OptionalLong number(Optional<RequestBody> owner, String name) {
    return owner.map(body -> body.number(name)).orElse(OptionalLong.empty());
  }
}

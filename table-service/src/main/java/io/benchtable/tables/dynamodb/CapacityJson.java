package io.benchtable.tables.dynamodb;

import io.benchtable.tables.catalogue.BillingMode;
import io.benchtable.tables.catalogue.CapacityChange;
import io.benchtable.tables.catalogue.RequestRefused;
import java.util.Optional;
import java.util.OptionalLong;

/** Reads the bounds on demand and the warmth that a table or an index is to have. */
final class CapacityJson {

  private static final String INVALID = "One or more parameter values were invalid: ";

  private CapacityJson() {}

  static CapacityChange read(RequestBody owner, BillingMode mode) {
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
        units(bounds, "MaxReadRequestUnits", -1),
        units(bounds, "MaxWriteRequestUnits", -1),
        units(warm, "ReadUnitsPerSecond", 1),
        units(warm, "WriteUnitsPerSecond", 1));
  }

  private static OptionalLong units(Optional<RequestBody> owner, String name, long least) {
    OptionalLong units = owner.map(body -> body.number(name)).orElse(OptionalLong.empty());
    if (units.isPresent() && (units.getAsLong() < least || units.getAsLong() == 0)) {
      throw RequestRefused.invalid(
          INVALID
              + "%s must be %s, but it is %d".formatted(name, allowed(least), units.getAsLong()));
    }
    return units;
  }

  private static String allowed(long least) {
    return least < 0 ? "-1 or at least 1" : "at least 1";
  }
}

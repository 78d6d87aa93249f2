package io.benchtable.tables.dynamodb;

import io.benchtable.tables.catalogue.BillingMode;
import io.benchtable.tables.catalogue.CapacityChange;
import io.benchtable.tables.catalogue.CapacityDetails;
import io.benchtable.tables.catalogue.RequestRefused;
import io.benchtable.tables.catalogue.Throughput;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Reads the bounds on demand and the warmth that a table or an index is to have.
 *
 * @param index whose it is; null for the table's
 * @param there whether the table or index is there already, so that -1 takes a bound away
 */
record CapacityJson(@Nullable String index, boolean there) {

  private static final String INVALID = "One or more parameter values were invalid: ";
  private static final String INITIAL =
      "initial throughput for OnDemand. See: https://docs.aws.amazon.com/amazondynamodb/latest/"
          + "developerguide/on-demand-capacity-mode.html#on-demand-capacity-mode-initial";

  static CapacityJson ofTable(boolean there) {
    return new CapacityJson(null, there);
  }

  static CapacityJson ofIndex(String name, boolean there) {
    return new CapacityJson(name, there);
  }

  CapacityChange read(RequestBody owner, BillingMode mode) {
    Optional<RequestBody> bounds = owner.object("OnDemandThroughput");
    if (bounds.isPresent() && mode == BillingMode.PROVISIONED) {
      throw RequestRefused.invalid(
          INVALID
              + (bounds.get().has("MaxReadRequestUnits")
                  ? "MaxReadRequestUnits"
                  : "MaxWriteRequestUnits")
              + " for OnDemandThroughput"
              + (index == null ? "" : (there ? " for index : " : " for index: ") + index)
              + " cannot be specified when "
              + (there
                  ? "the table BillingMode is PROVISIONED"
                  : "table BillingMode is PROVISIONED."));
    }
    Optional<RequestBody> warmth = owner.object("WarmThroughput");
    return new CapacityChange(
        bound(bounds, "MaxReadRequestUnits"),
        bound(bounds, "MaxWriteRequestUnits"),
        number(warmth, "ReadUnitsPerSecond"),
        number(warmth, "WriteUnitsPerSecond"));
  }

  /** Of what is made with such units: less than it has from the start is refused. */
  CapacityChange readNew(RequestBody owner, BillingMode mode, Throughput units) {
    CapacityChange wanted = read(owner, mode);
    Throughput least = CapacityDetails.NONE.warm(units, mode);
    checkWarm("Read", wanted.warmReadUnits(), least.readUnits(), mode);
    checkWarm("Write", wanted.warmWriteUnits(), least.writeUnits(), mode);
    return wanted;
  }

  private void checkWarm(String kind, OptionalLong wanted, long least, BillingMode mode) {
    if (wanted.isPresent() && wanted.getAsLong() < least) {
      throw RequestRefused.invalid(
          INVALID
              + "Requested %sUnitsPerSecond for WarmThroughput for %s is lower than "
                  .formatted(kind, index == null ? "table" : "index " + index)
              + (mode == BillingMode.PAY_PER_REQUEST
                  ? INITIAL
                  : kind + "CapacityUnits of ProvisionedThroughput"));
    }
  }

  private OptionalLong bound(Optional<RequestBody> owner, String name) {
    OptionalLong units = number(owner, name);
    if (units.isPresent() && units.getAsLong() < 1 && !(there && units.getAsLong() == -1)) {
      throw RequestRefused.invalid(
          INVALID
              + "Requested %s for OnDemandThroughput for %s is outside of valid range"
                  .formatted(name, index == null ? "table" : "index : " + index));
    }
    return units;
  }

  private static OptionalLong number(Optional<RequestBody> owner, String name) {
    return owner.map(body -> body.number(name)).orElse(OptionalLong.empty());
  }
}

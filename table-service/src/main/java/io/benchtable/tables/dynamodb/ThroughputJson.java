package io.benchtable.tables.dynamodb;

import io.benchtable.tables.catalogue.BillingMode;
import io.benchtable.tables.catalogue.RequestRefused;
import io.benchtable.tables.catalogue.Throughput;

/** Reads the capacity that a table or an index is to have. */
final class ThroughputJson {

  private static final String INVALID = "One or more parameter values were invalid: ";

  private static final String UNITS = "ProvisionedThroughput";

  private static final long MOST_UNITS = 1_000_000_000_000L;

  private ThroughputJson() {}

  /** Of a new table. */
  static Throughput read(RequestBody owner, BillingMode mode) {
    return of(
        owner,
        mode,
        "ReadCapacityUnits and WriteCapacityUnits must both be specified when BillingMode is"
            + " PROVISIONED");
  }

  /** Of a table that is there, and becomes provisioned or gets other units. */
  static Throughput ofUpdate(RequestBody owner, BillingMode mode) {
    if (mode == BillingMode.PAY_PER_REQUEST && owner.has(UNITS) && owner.has("BillingMode")) {
      throw RequestRefused.invalid(
          INVALID
              + "ProvisionedThroughput cannot be specified when BillingMode is PAY_PER_REQUEST");
    }
    return of(
        owner, mode, "ProvisionedThroughput must be specified when BillingMode is PROVISIONED");
  }

  private static Throughput of(RequestBody owner, BillingMode mode, String missing) {
    boolean given = owner.has(UNITS);
    if (mode == BillingMode.PAY_PER_REQUEST) {
      if (given) {
        throw RequestRefused.invalid(
            INVALID
                + "Neither ReadCapacityUnits nor WriteCapacityUnits can be specified when"
                + " BillingMode is PAY_PER_REQUEST");
      }
      return Throughput.NONE;
    }
    if (!given) {
      throw RequestRefused.invalid(INVALID + missing);
    }
    return units(owner);
  }

  static Throughput ofIndex(RequestBody index, String name, BillingMode mode) {
    boolean given = index.has(UNITS);
    if (mode == BillingMode.PAY_PER_REQUEST) {
      if (given) {
        throw RequestRefused.invalid(
            INVALID
                + "ProvisionedThroughput should not be specified for index: "
                + name
                + " when BillingMode is PAY_PER_REQUEST");
      }
      return Throughput.NONE;
    }
    if (!given) {
      throw RequestRefused.invalid(
          INVALID + "ProvisionedThroughput is not specified for index: " + name);
    }
    return units(index);
  }

  /** The units that are given, whatever they are of. */
  static Throughput units(RequestBody owner) {
    RequestBody throughput = owner.requiredObject(UNITS);
    return new Throughput(
        within(throughput, "ReadCapacityUnits"), within(throughput, "WriteCapacityUnits"));
  }

  private static long within(RequestBody throughput, String name) {
    long units = throughput.number(name).orElseThrow();
    if (units > MOST_UNITS) {
      throw RequestRefused.invalid("Given value %d for %s is out of bounds".formatted(units, name));
    }
    return units;
  }
}

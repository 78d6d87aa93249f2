package io.benchtable.tables.dynamodb;

import io.benchtable.tables.catalogue.BillingMode;
import io.benchtable.tables.catalogue.RequestRefused;
import io.benchtable.tables.catalogue.Throughput;

/** Reads the capacity that a table or an index is to have. */
final class ThroughputJson {

  private static final String INVALID = "One or more parameter values were invalid: ";

  private ThroughputJson() {}

  static Throughput read(RequestBody owner, BillingMode mode) {
    boolean given = owner.has("ProvisionedThroughput");
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
      throw RequestRefused.invalid(
          INVALID
              + "ReadCapacityUnits and WriteCapacityUnits must both be specified when BillingMode"
              + " is PROVISIONED");
    }
    return units(owner);
  }

  static Throughput ofIndex(RequestBody index, String name, BillingMode mode) {
    boolean given = index.has("ProvisionedThroughput");
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
    RequestBody throughput = owner.requiredObject("ProvisionedThroughput");
    return new Throughput(
        throughput.number("ReadCapacityUnits").orElseThrow(),
        throughput.number("WriteCapacityUnits").orElseThrow());
  }
}

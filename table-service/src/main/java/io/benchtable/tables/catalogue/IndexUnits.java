package io.benchtable.tables.catalogue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The units that indexes are given in one request. */
final class IndexUnits {

  private IndexUnits() {}

  static Map<String, Throughput> of(List<IndexUpdate> updates) {
    Map<String, Throughput> units = new HashMap<>();
    for (IndexUpdate update : updates) {
      if (update instanceof IndexUpdate.Capacity capacity) {
        capacity.units().ifPresent(given -> units.put(capacity.index(), given));
      }
    }
    return units;
  }

  static Throughput required(Map<String, Throughput> units, String index) {
    Throughput given = units.get(index);
    if (given == null) {
      throw RequestRefused.invalid(
          "One or more parameter values were invalid: ProvisionedThroughput must be specified for"
              + " index: "
              + index);
    }
    return given;
  }
}

package io.benchtable.tables.dynamodb;

/** The capacity that could be asked for; none of it is enforced. */
record DescribeLimits() implements Operation {

  @Override
  public String run(RequestBody request) {
    return "{\"AccountMaxReadCapacityUnits\":80000,\"AccountMaxWriteCapacityUnits\":80000,"
        + "\"TableMaxReadCapacityUnits\":40000,\"TableMaxWriteCapacityUnits\":40000}";
  }
}

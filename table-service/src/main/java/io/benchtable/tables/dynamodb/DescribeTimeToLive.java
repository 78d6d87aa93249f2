package io.benchtable.tables.dynamodb;

import io.benchtable.tables.catalogue.Catalogue;

/** Items do not expire. */
record DescribeTimeToLive(Catalogue catalogue) implements Operation {

  @Override
  public String run(RequestBody request) {
    catalogue.require(TableNames.of(request));
    return "{\"TimeToLiveDescription\":{\"TimeToLiveStatus\":\"DISABLED\"}}";
  }
}

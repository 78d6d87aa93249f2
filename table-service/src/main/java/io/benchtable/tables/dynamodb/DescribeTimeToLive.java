package io.benchtable.tables.dynamodb;

import io.benchtable.tables.catalogue.Catalogue;
import io.benchtable.tables.catalogue.TimeToLive;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Tells whether a table's items expire. */
record DescribeTimeToLive(Catalogue catalogue) implements Operation {

  @Override
  public String run(RequestBody request) {
    TimeToLive timeToLive = catalogue.require(TableNames.of(request)).timeToLive();
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    ObjectNode description = answer.putObject("TimeToLiveDescription");
    description.put("TimeToLiveStatus", timeToLive.status().name());
    if (timeToLive.attribute() != null) {
      description.put("AttributeName", timeToLive.attribute());
    }
    return answer.toString();
  }
}

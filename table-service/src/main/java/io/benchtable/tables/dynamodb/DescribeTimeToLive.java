package io.benchtable.tables.dynamodb;

import io.benchtable.tables.catalogue.Catalogue;
import io.benchtable.tables.catalogue.RequestRefused;
import io.benchtable.tables.catalogue.TableDefinition;
import io.benchtable.tables.catalogue.TableStatus;
import io.benchtable.tables.catalogue.TimeToLive;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Tells whether a table's items expire. */
record DescribeTimeToLive(Catalogue catalogue) implements Operation {

  @Override
  public String run(RequestBody request) {
    TableDefinition table = catalogue.known(TableNames.of(request));
    checkStatus(table.status(catalogue.moment().now()));
    TimeToLive timeToLive = table.timeToLive();
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    ObjectNode description = answer.putObject("TimeToLiveDescription");
    description.put("TimeToLiveStatus", timeToLive.status().name());
    if (timeToLive.attribute() != null) {
      description.put("AttributeName", timeToLive.attribute());
    }
    return answer.toString();
  }

  private static void checkStatus(TableStatus status) {
    switch (status) {
      case ACTIVE, UPDATING -> {}
      case CREATING, DELETING ->
          throw RequestRefused.invalid(
              "Cannot describe time to live while table is in %1$s state: Current table state is %1$s"
                  .formatted(status));
    }
  }
}

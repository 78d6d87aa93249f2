package io.benchtable.tables.dynamodb;

import java.util.function.Supplier;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Names the address under which the service was called. */
record DescribeEndpoints(Supplier<String> address) implements Operation {

  private static final int MINUTES = 1440;

  @Override
  public String run(RequestBody request) {
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    answer
        .putArray("Endpoints")
        .addObject()
        .put("Address", address.get())
        .put("CachePeriodInMinutes", MINUTES);
    return answer.toString();
  }
}

package io.benchtable.tables.dynamodb;

import io.benchtable.tables.storage.expiry.TimeToLiveSwitch;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Has a table's items expire by an attribute, or no more. */
record UpdateTimeToLive(TimeToLiveSwitch timeToLive) implements Operation {

  @Override
  public String run(RequestBody request) {
    String table = TableNames.of(request);
    RequestBody specification = request.requiredObject("TimeToLiveSpecification");
    String attribute = specification.required("AttributeName");
    boolean enabled = specification.flag("Enabled", false);
    if (enabled) {
      timeToLive.enable(table, attribute);
    } else {
      timeToLive.disable(table, attribute);
    }
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    answer
        .putObject("TimeToLiveSpecification")
        .put("AttributeName", attribute)
        .put("Enabled", enabled);
    return answer.toString();
  }
}

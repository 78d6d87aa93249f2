package io.benchtable.tables.dynamodb;

import io.benchtable.tables.catalogue.RequestRefused;
import io.benchtable.tables.storage.expiry.TimeToLiveSwitch;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Has a table's items expire by an attribute, or no more. */
record UpdateTimeToLive(TimeToLiveSwitch timeToLive) implements Operation {

  private static final String MEMBER = "timeToLiveSpecification";
  private static final int LONGEST_NAME = 255;

  @Override
  public String run(RequestBody request) {
    String table = TableNames.of(request);
    RequestBody specification = request.requiredObject("TimeToLiveSpecification");
    String attribute = attribute(specification);
    if (!specification.has("Enabled")) {
      throw RequestBody.missing(MEMBER + ".enabled");
    }
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

  private static String attribute(RequestBody specification) {
    String name =
        specification
            .string("AttributeName")
            .orElseThrow(() -> RequestBody.missing(MEMBER + ".attributeName"));
    if (name.isEmpty() || name.length() > LONGEST_NAME) {
      throw RequestRefused.invalid(
          "1 validation error detected: Value '%s' at '%s.attributeName' failed to satisfy"
                  .formatted(name, MEMBER)
              + " constraint: Member must have length "
              + (name.isEmpty()
                  ? "greater than or equal to 1"
                  : "less than or equal to " + LONGEST_NAME));
    }
    return name;
  }
}

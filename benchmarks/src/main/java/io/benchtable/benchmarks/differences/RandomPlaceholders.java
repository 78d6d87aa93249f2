package io.benchtable.benchmarks.differences;

import io.benchtable.standalone.client.Tables;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Names and values of one request's expressions; seldom one too many or too few. */
final class RandomPlaceholders {

  private final Chance chance;
  private final RandomValues values;
  private final ObjectNode names = Tables.JSON.createObjectNode();
  private final ObjectNode literals = Tables.JSON.createObjectNode();

  RandomPlaceholders(RandomValues values) {
    this.chance = values.chance();
    this.values = values;
  }

  void addTo(ObjectNode body) {
    if (chance.once(200)) {
      names.put("#unused", "z");
    }
    if (chance.once(200)) {
      literals.set(":unused", values.value());
    }
    if (chance.once(400)) {
      names.put(chance.of(List.of("nothing", "#", "#a-b", "")), "z");
    }
    if (chance.once(400)) {
      literals.set(chance.of(List.of("nothing", ":", ":a-b", "")), values.value());
    }
    if (!names.isEmpty() || chance.once(300)) {
      body.set("ExpressionAttributeNames", names);
    }
    if (!literals.isEmpty() || chance.once(300)) {
      body.set("ExpressionAttributeValues", literals);
    }
  }

  String literal(JsonNode value) {
    String name = ":v" + literals.size();
    if (!chance.once(400)) {
      literals.set(name, value);
    }
    return name;
  }

  String attribute(String attribute) {
    if (!chance.once(3)) {
      return attribute;
    }
    String name = "#" + attribute;
    if (!chance.once(300)) {
      names.put(name, attribute);
    }
    return name;
  }

  String path() {
    String attribute = chance.of(RandomValues.FREE, 25, List.of("p", "r", "status", "size", "f"));
    String path = attribute(attribute);
    for (int i = chance.once(4) || attribute.equals("m") || attribute.equals("l") ? 1 : 0;
        i > 0;
        i = chance.once(4) ? 1 : 0) {
      path +=
          attribute.equals("l") != chance.once(8)
              ? "[" + chance.below(3) + "]"
              : "." + attribute(chance.of(List.of("x", "y", "a")));
    }
    return path;
  }
}

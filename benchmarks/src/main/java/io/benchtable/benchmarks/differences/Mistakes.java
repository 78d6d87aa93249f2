package io.benchtable.benchmarks.differences;

import io.benchtable.standalone.client.Tables;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Makes one mistake in a request: a member of another type, of another name, too many or none. */
record Mistakes(Chance chance) {

  private static final List<String> OTHERS =
      List.of(
          "null",
          "true",
          "1",
          "0",
          "-1",
          "1.5",
          "99999999999",
          "\"\"",
          "\"x\"",
          "\"true\"",
          "[]",
          "{}",
          "[1]",
          "[null]",
          "{\"x\":1}",
          "[\"x\"]");
  private static final List<String> BODIES =
      List.of("", "{", "[]", "null", "1", "\"x\"", "{\"TableName\":}", "{\"a\":1,}", "{}");

  Request in(Request request) {
    if (chance.once(60)) {
      return new Request(request.operation(), chance.of(BODIES));
    }
    JsonNode body = Tables.JSON.readTree(request.body());
    List<JsonNode> all = new ArrayList<>();
    collect(body, chance.once(2) ? 1 : 9, all);
    if (!all.isEmpty()) {
      change(chance.of(all));
    }
    return new Request(request.operation(), body.toString());
  }

  private static void collect(JsonNode node, int depth, List<JsonNode> all) {
    if (node.isContainer() && !node.isEmpty() && depth > 0) {
      all.add(node);
      node.forEach(child -> collect(child, depth - 1, all));
    }
  }

  private void change(JsonNode node) {
    JsonNode other = Tables.JSON.readTree(chance.of(OTHERS));
    if (node instanceof ArrayNode array) {
      array.set(chance.below(array.size()), other);
    } else if (node instanceof ObjectNode object) {
      String name = chance.of(List.copyOf(object.propertyNames()));
      switch (chance.below(8)) {
        case 0, 1 -> object.remove(name);
        case 2 -> object.set(name + "x", object.remove(name));
        case 3 -> object.set("Unknown", other);
        default -> object.set(name, other);
      }
    }
  }
}

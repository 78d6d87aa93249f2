package io.benchtable.benchmarks.differences;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A table that random requests are about. Its keys are {@code p} and {@code r}; {@code a} is a
 * number and {@code b} a text in the keys of indexes.
 *
 * @param range the type of the sort key, null for none
 * @param indexes by name, and whose keys they are
 */
record Schema(
    String name,
    String hash,
    @Nullable String range,
    Map<String, List<String>> indexes,
    String rest) {

  private static final String ON_DEMAND = "\"BillingMode\":\"PAY_PER_REQUEST\"";
  private static final String PROVISIONED =
      "\"ProvisionedThroughput\":{\"ReadCapacityUnits\":40000,\"WriteCapacityUnits\":40000}";

  static final List<Schema> ALL =
      List.of(
          new Schema("${t}0", "S", null, Map.of(), ON_DEMAND),
          new Schema(
              "${t}1",
              "S",
              "S",
              Map.of("gsi", List.of("a"), "lsi", List.of("p", "a")),
              index("Local", "lsi", List.of("p", "a"), "ALL")
                  + index("Global", "gsi", List.of("a"), "KEYS_ONLY")
                  + ON_DEMAND),
          new Schema(
              "${t}2",
              "S",
              "N",
              Map.of("gsi", List.of("b", "a")),
              index("Global", "gsi", List.of("b", "a"), "INCLUDE") + ON_DEMAND),
          new Schema(
              "${t}3",
              "N",
              "B",
              Map.of("lsi", List.of("p", "b")),
              index("Local", "lsi", List.of("p", "b"), "INCLUDE") + PROVISIONED),
          new Schema(
              "${t}4",
              "B",
              null,
              Map.of("gsi", List.of("b", "p")),
              index("Global", "gsi", List.of("b", "p"), "ALL") + ON_DEMAND));

  /** One for each, to have them all made. */
  static final List<Request> REQUESTS = ALL.stream().map(Schema::create).toList();

  Schema {
    indexes = Map.copyOf(indexes);
  }

  private static String index(String kind, String name, List<String> key, String projection) {
    return "\"%sSecondaryIndexes\":[{\"IndexName\":\"%s\",\"KeySchema\":%s,\"Projection\":{%s\"ProjectionType\":\"%s\"}}],"
        .formatted(
            kind,
            name,
            keySchema(key),
            projection.equals("INCLUDE") ? "\"NonKeyAttributes\":[\"c\",\"m\"]," : "",
            projection);
  }

  private static String keySchema(List<String> key) {
    String hash = "{\"AttributeName\":\"%s\",\"KeyType\":\"HASH\"}".formatted(key.getFirst());
    return key.size() == 1
        ? "[" + hash + "]"
        : "[%s,{\"AttributeName\":\"%s\",\"KeyType\":\"RANGE\"}]".formatted(hash, key.getLast());
  }

  private static String definition(String name, String type) {
    return "{\"AttributeName\":\"%s\",\"AttributeType\":\"%s\"}".formatted(name, type);
  }

  List<String> key() {
    return range == null ? List.of("p") : List.of("p", "r");
  }

  /** The type of an attribute that is in a key. */
  String type(String attribute) {
    return switch (attribute) {
      case "p" -> hash;
      case "r" -> range == null ? "S" : range;
      case "a" -> "N";
      default -> "S";
    };
  }

  Request create() {
    StringBuilder definitions = new StringBuilder(definition("p", hash));
    if (range != null) {
      definitions.append(',').append(definition("r", range));
    }
    for (String attribute : List.of("a", "b")) {
      if (indexes.values().stream().anyMatch(key -> key.contains(attribute))) {
        definitions.append(',').append(definition(attribute, type(attribute)));
      }
    }
    return new Request(
        "CreateTable",
        "{\"TableName\":\"%s\",\"AttributeDefinitions\":[%s],\"KeySchema\":%s,%s}"
            .formatted(name, definitions, keySchema(key()), rest));
  }
}

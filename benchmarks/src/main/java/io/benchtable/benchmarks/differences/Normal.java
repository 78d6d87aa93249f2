package io.benchtable.benchmarks.differences;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Answers without what no two servers have in common: ids, times, ARNs, and orders of sets. */
final class Normal {

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final Pattern ARN = Pattern.compile("arn:aws:dynamodb:[a-z0-9-]*:\\d*:");

  private static final Pattern SEVERAL =
      Pattern.compile("(.*\\d+ validation errors? detected: )(.*)", Pattern.DOTALL);

  /** What is there on both, but not the same; counts are taken every six hours only. */
  private static final Set<String> VARYING =
      Set.of(
          "CreationDateTime",
          "TableId",
          "ItemCount",
          "TableSizeBytes",
          "IndexSizeBytes",
          "LastIncreaseDateTime",
          "LastDecreaseDateTime",
          "LastUpdateDateTime",
          "LastUpdateToPayPerRequestDateTime",
          "LatestStreamLabel",
          "LatestStreamArn",
          "NextToken",
          "EarliestRestorableDateTime",
          "LatestRestorableDateTime",
          "BackupCreationDateTime",
          "BackupArn",
          "RevisionId");

  private static final Set<String> UNORDERED =
      Set.of(
          "SS",
          "NS",
          "BS",
          "AttributeDefinitions",
          "GlobalSecondaryIndexes",
          "LocalSecondaryIndexes",
          "NonKeyAttributes",
          "Tags",
          "ConsumedCapacity");

  private static final Set<String> UNORDERED_ITEMS = Set.of("Scan", "ExecuteStatement");

  private Normal() {}

  static JsonNode of(Request request, JsonNode answer) {
    JsonNode plain = plain("", answer);
    if (plain.path("Items") instanceof ArrayNode items
        && (UNORDERED_ITEMS.contains(request.operation())
            || request.body().contains("IndexName"))) {
      ((ObjectNode) plain).set("Items", sorted(items));
    }
    if (request.operation().equals("BatchGetItem")
        && plain.path("Responses") instanceof ObjectNode tables) {
      sortEach(tables);
    }
    if (plain.path("ItemCollectionMetrics") instanceof ObjectNode tables) {
      sortEach(tables);
    }
    return plain;
  }

  /** Several constraints are told of in no certain order. */
  static String text(String text) {
    String plain = ARN.matcher(text).replaceAll("arn:");
    Matcher several = SEVERAL.matcher(plain);
    if (!several.matches()) {
      return plain;
    }
    return several.group(1)
        + Arrays.stream(several.group(2).split("; (?=Value )")).sorted().collect(joining("; "));
  }

  private static JsonNode plain(String name, JsonNode node) {
    if (VARYING.contains(name)) {
      return NODES.stringNode("<" + name + ">");
    }
    if (node.isString()) {
      return NODES.stringNode(text(node.stringValue()));
    }
    if (node.isNumber()) {
      return NODES.numberNode(node.decimalValue().stripTrailingZeros());
    }
    if (node.isArray()) {
      ArrayNode array = NODES.arrayNode();
      node.forEach(element -> array.add(plain("", element)));
      return UNORDERED.contains(name) ? sorted(array) : array;
    }
    if (node.isObject()) {
      TreeMap<String, JsonNode> members = new TreeMap<>();
      node.properties().forEach(m -> members.put(m.getKey(), plain(m.getKey(), m.getValue())));
      ObjectNode object = NODES.objectNode();
      members.forEach(object::set);
      return object;
    }
    return node;
  }

  private static void sortEach(ObjectNode tables) {
    for (String table : List.copyOf(tables.propertyNames())) {
      if (tables.get(table) instanceof ArrayNode array) {
        tables.set(table, sorted(array));
      }
    }
  }

  private static JsonNode sorted(JsonNode array) {
    List<JsonNode> elements = new ArrayList<>();
    array.forEach(elements::add);
    elements.sort(Comparator.comparing(JsonNode::toString));
    return NODES.arrayNode().addAll(elements);
  }
}

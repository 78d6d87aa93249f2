package io.benchtable.workflows.rule;

import io.benchtable.workflows.event.ChangeEventJson;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Numbers of items are texts in DynamoDB JSON, and a matcher tells texts from numbers. So an event
 * is given each number of its images a second time, as a number under a name of its own, and what a
 * pattern says of numbers is asked there. What it says of texts is asked of the text, as ever: were
 * both under one name, {@code anything-but} would always find the other one.
 */
final class ItemNumbers {

  /** The matcher reads no longer ones, so no pattern has one, and an event has to do without. */
  static final int LONGEST_NAME = 50_000;

  private static final String MARK = "#";
  private static final List<String> TYPES = List.of("N", "NS");
  private static final int MOST_DIGITS = 200;

  private static final JsonMapper JSON =
      JsonMapper.builder(ChangeEventJson.LONG_NAMES)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .enable(tools.jackson.core.StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
          .build();

  private ItemNumbers() {}

  /** A pattern that asks for numbers where they are; empty if it speaks of none. */
  static Optional<String> pattern(String pattern) {
    var tree = JSON.readTree(pattern);
    return tree instanceof ObjectNode object && rewrite(object)
        ? Optional.of(JSON.writeValueAsString(tree))
        : Optional.empty();
  }

  private static boolean rewrite(ObjectNode pattern) {
    var changed = false;
    for (var name : List.copyOf(pattern.propertyNames())) {
      var value = pattern.get(name);
      if (value instanceof ArrayNode leaf && TYPES.contains(name) && speaksOfNumbers(leaf)) {
        move(pattern, name, leaf);
        changed = true;
      } else if (value instanceof ObjectNode inner) {
        changed |= rewrite(inner);
      } else if (value instanceof ArrayNode alternatives && name.equals("$or")) {
        for (var one : alternatives) {
          changed |= one instanceof ObjectNode inner && rewrite(inner);
        }
      }
    }
    return changed;
  }

  private static boolean speaksOfNumbers(ArrayNode leaf) {
    return leaf.valueStream().anyMatch(ItemNumbers::isOfNumbers);
  }

  private static boolean isOfNumbers(JsonNode matcher) {
    if (matcher.isNumber() || matcher.has("numeric")) {
      return true;
    }
    var but = matcher.path("anything-but");
    return but.isNumber() || (but instanceof ArrayNode list && speaksOfNumbers(list));
  }

  /** Alternatives for the text stay where they are, beside those for the number. */
  private static void move(ObjectNode pattern, String name, ArrayNode leaf) {
    var numbers = JSON.createArrayNode();
    var texts = JSON.createArrayNode();
    leaf.forEach(matcher -> (isOfNumbers(matcher) ? numbers : texts).add(matcher));
    pattern.remove(name);
    if (texts.isEmpty()) {
      pattern.set(name + MARK, numbers);
      return;
    }
    if (pattern.has("$or")) {
      throw new IllegalArgumentException(
          name + " cannot be compared as a number and as a text beside $or");
    }
    var either = pattern.putArray("$or");
    either.addObject().set(name, texts);
    either.addObject().set(name + MARK, numbers);
  }

  /** An event with its numbers as numbers beside their texts, and no names that are too long. */
  static String event(String event) {
    var tree = JSON.readTree(event);
    if (tree.path("dynamodb") instanceof ObjectNode change) {
      for (var image : List.of("Keys", "OldImage", "NewImage")) {
        number(change.path(image));
      }
    }
    return JSON.writeValueAsString(tree);
  }

  private static void number(JsonNode node) {
    if (node instanceof ObjectNode object) {
      for (var name : List.copyOf(object.propertyNames())) {
        if (name.length() > LONGEST_NAME) {
          object.remove(name);
          continue;
        }
        var value = object.get(name);
        if (TYPES.contains(name)) {
          numbers(value).ifPresent(numbers -> object.set(name + MARK, numbers));
        }
        number(value);
      }
    } else if (node instanceof ArrayNode array) {
      array.forEach(ItemNumbers::number);
    }
  }

  private static Optional<JsonNode> numbers(JsonNode value) {
    if (value instanceof ArrayNode list) {
      var numbers = JSON.createArrayNode();
      list.forEach(one -> numbers(one).ifPresent(numbers::add));
      return Optional.of(numbers);
    }
    return value.isString() ? decimal(value.stringValue()) : Optional.empty();
  }

  private static Optional<JsonNode> decimal(String text) {
    try {
      var number = new BigDecimal(text);
      return Math.abs((long) number.scale()) + number.precision() > MOST_DIGITS
          ? Optional.empty()
          : Optional.of(JSON.getNodeFactory().numberNode(number));
    } catch (NumberFormatException noNumber) {
      return Optional.empty();
    }
  }
}

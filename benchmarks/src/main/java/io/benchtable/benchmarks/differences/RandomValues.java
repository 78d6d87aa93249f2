package io.benchtable.benchmarks.differences;

import io.benchtable.standalone.client.Tables;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Attribute values of few kinds, so that requests meet, and seldom some that are refused. */
record RandomValues(Chance chance) {

  /** Attributes that are in no table's key. */
  static final List<String> FREE = List.of("a", "b", "c", "d", "m", "l", "e");

  private static final List<String> TEXTS = List.of("", "a", "ab", "abc", "b", "é", "1", "p");
  private static final List<String> KEYS = List.of("a", "ab", "b", "é", "z");
  private static final List<String> NUMBERS =
      List.of("0", "1", "2", "-1", "10", "0.5", "-2.25", "3");
  private static final List<String> EXTREMES =
      List.of(
          "1E+20",
          "12345678901234567890.5",
          "9.9999999999999999999999999999999999999E+125",
          "-9.9999999999999999999999999999999999999E+125",
          "1E-130",
          "-1E-130",
          "1E+126",
          "1E-131",
          "00012.500",
          "-0",
          "1e2",
          "12345678901234567890123456789012345678",
          "123456789012345678901234567890123456789",
          "0.1234567890123456789012345678901234567",
          "100000000000000000000000000000000000000000");
  private static final List<String> NO_NUMBERS =
      List.of(
          "", "NaN", "Infinity", " 1", "1 ", "0x1", "1_0", "+5", "1.", ".5", "abc", "1e", "--1");
  private static final List<String> OCTETS = List.of("AA==", "AAE=", "fw==", "gA==", "/w==");
  private static final List<String> MALFORMED =
      List.of(
          "{}",
          "{\"S\":1}",
          "{\"N\":1}",
          "{\"NULL\":false}",
          "{\"SS\":[]}",
          "{\"SS\":[\"a\",\"a\"]}",
          "{\"NS\":[\"1\",\"1.0\"]}",
          "{\"BS\":[\"AA==\",\"AA==\"]}",
          "{\"S\":\"a\",\"N\":\"1\"}",
          "{\"X\":\"a\"}",
          "{\"B\":\"!\"}",
          "{\"B\":\"AA\"}",
          "{\"BOOL\":\"true\"}",
          "{\"L\":{}}",
          "{\"M\":[]}",
          "{\"S\":null}",
          "{\"NS\":[]}",
          "{\"NS\":[\"x\"]}",
          "{\"SS\":[\"\"]}",
          "{\"SS\":[1]}",
          "{\"L\":[{\"S\":\"a\"},{}]}",
          "{\"M\":{\"x\":{\"N\":\"x\"}}}",
          "null",
          "\"a\"",
          "[]");

  private JsonNode one(String type, String text) {
    return Tables.JSON.createObjectNode().put(type, text);
  }

  /** Of a key's type, seldom one that no key may have. */
  JsonNode key(String type) {
    if (chance.once(200)) {
      return value();
    }
    return switch (type) {
      case "S" -> one("S", chance.of(KEYS, 150, List.of("", "x".repeat(1025), "x".repeat(2049))));
      case "N" -> one("N", chance.of(NUMBERS, 100, chance.once(2) ? EXTREMES : NO_NUMBERS));
      default -> one("B", chance.of(OCTETS, 150, List.of("")));
    };
  }

  ObjectNode key(Schema schema) {
    ObjectNode key = Tables.JSON.createObjectNode();
    for (String attribute : schema.key()) {
      key.set(attribute, key(schema.type(attribute)));
    }
    if (chance.once(250)) {
      key.remove(chance.of(schema.key()));
    }
    if (chance.once(250)) {
      key.set("x", value());
    }
    return key;
  }

  ObjectNode item(Schema schema) {
    ObjectNode item = key(schema);
    for (int i = chance.below(7); i > 0; i--) {
      String attribute = chance.of(FREE);
      item.set(attribute, valueOf(attribute));
    }
    return item;
  }

  /** Mostly of the type that indexes want. */
  JsonNode valueOf(String attribute) {
    return switch (attribute) {
      case "a" -> chance.once(40) ? value() : number();
      case "b" -> chance.once(40) ? value() : one("S", chance.of(KEYS));
      case "m" -> chance.once(5) ? value() : map(2);
      case "l" -> chance.once(5) ? value() : list(2);
      default -> value();
    };
  }

  JsonNode number() {
    return one("N", chance.of(NUMBERS, 25, chance.once(12) ? NO_NUMBERS : EXTREMES));
  }

  /** One that has an order. */
  JsonNode scalar() {
    return value(0);
  }

  JsonNode value() {
    return value(2);
  }

  private JsonNode value(int depth) {
    if (chance.once(400)) {
      return Tables.JSON.readTree(chance.of(MALFORMED));
    }
    return switch (chance.below(depth > 0 ? 13 : 7)) {
      case 0, 1, 2, 3 -> number();
      case 4, 5 -> one("S", chance.of(TEXTS));
      case 6 -> one("B", chance.of(OCTETS));
      case 7 -> Tables.JSON.createObjectNode().put("BOOL", chance.once(2));
      case 8 -> Tables.JSON.createObjectNode().put("NULL", true);
      case 9 -> set();
      case 10, 11 -> list(depth - 1);
      default -> map(depth - 1);
    };
  }

  JsonNode set() {
    String type = chance.of(List.of("SS", "NS", "BS"));
    Set<String> elements = new LinkedHashSet<>();
    for (int i = chance.below(3); i >= 0; i--) {
      elements.add(
          switch (type) {
            case "SS" -> chance.of(TEXTS.subList(1, TEXTS.size()));
            case "NS" -> chance.of(NUMBERS);
            default -> chance.of(OCTETS);
          });
    }
    ObjectNode set = Tables.JSON.createObjectNode();
    elements.forEach(set.putArray(type)::add);
    return set;
  }

  JsonNode list(int depth) {
    ObjectNode list = Tables.JSON.createObjectNode();
    ArrayNode elements = list.putArray("L");
    for (int i = chance.below(4); i > 0; i--) {
      elements.add(value(depth));
    }
    return list;
  }

  private JsonNode map(int depth) {
    ObjectNode map = Tables.JSON.createObjectNode();
    ObjectNode members = map.putObject("M");
    for (int i = chance.below(4); i > 0; i--) {
      members.set(chance.of(List.of("x", "y", "a")), value(depth));
    }
    return map;
  }
}

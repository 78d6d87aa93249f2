package io.benchtable.dashboard.table;

import io.benchtable.dashboard.item.Attribute;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** Reads attributes from JSON, and notes what is wrong with which. */
final class TypedJson {

  private static final Attribute NONE = new Attribute("NULL", true);
  private static final Set<String> TYPES =
      Set.of("S", "N", "B", "BOOL", "NULL", "M", "L", "SS", "NS", "BS");

  private final List<String> problems = new ArrayList<>();

  List<String> problems() {
    return problems;
  }

  Map<String, Attribute> attributes(JsonNode node, String path, ItemText text) {
    Map<String, Attribute> attributes = new TreeMap<>();
    node.properties()
        .forEach(
            one ->
                attributes.put(
                    one.getKey(),
                    text.attribute(
                        one.getValue(),
                        path.isEmpty() ? one.getKey() : path + "." + one.getKey(),
                        this)));
    return attributes;
  }

  Attribute plain(JsonNode node, String path) {
    if (node.isNull()) {
      return NONE;
    }
    if (node.isBoolean()) {
      return new Attribute("BOOL", node.booleanValue());
    }
    if (node.isNumber()) {
      return number(node.decimalValue(), path);
    }
    if (node.isString()) {
      return new Attribute("S", node.stringValue());
    }
    return node.isObject()
        ? new Attribute("M", attributes(node, path, ItemText.PLAIN))
        : new Attribute("L", list(node, path, ItemText.PLAIN));
  }

  Attribute typed(JsonNode node, String path) {
    if (!node.isObject() || node.size() != 1) {
      return wrong(path, "a value with its type, such as {\"S\": \"text\"}", node);
    }
    Map.Entry<String, JsonNode> only = node.properties().iterator().next();
    String type = only.getKey();
    JsonNode value = only.getValue();
    if (!TYPES.contains(type)) {
      return wrong(path, "one of the types S, N, B, BOOL, NULL, M, L, SS, NS, BS", node);
    }
    return switch (type) {
      case "S" -> value.isString() ? new Attribute(type, value.stringValue()) : text(path, value);
      case "N" -> value.isString() ? number(value.stringValue(), path) : text(path, value);
      case "B" -> value.isString() ? binary(value.stringValue(), path) : text(path, value);
      case "BOOL" ->
          value.isBoolean()
              ? new Attribute(type, value.booleanValue())
              : wrong(path, "true or false", value);
      case "NULL" -> value.isBoolean() && value.booleanValue() ? NONE : wrong(path, "true", value);
      case "M" ->
          value.isObject()
              ? new Attribute(type, attributes(value, path, ItemText.TYPED))
              : wrong(path, "a map: { }", value);
      case "L" ->
          value.isArray()
              ? new Attribute(type, list(value, path, ItemText.TYPED))
              : wrong(path, "a list: [ ]", value);
      default -> set(type, value, path);
    };
  }

  private List<Attribute> list(JsonNode node, String path, ItemText text) {
    List<Attribute> list = new ArrayList<>();
    node.forEach(one -> list.add(text.attribute(one, path + "[" + list.size() + "]", this)));
    return list;
  }

  private Attribute set(String type, JsonNode value, String path) {
    if (!value.isArray() || value.isEmpty()) {
      return wrong(path, "a set with at least one value: [\"…\"]", value);
    }
    List<String> texts = new ArrayList<>();
    Set<Object> seen = new HashSet<>();
    for (JsonNode one : value) {
      if (!one.isString()) {
        return text(path, one);
      }
      Attribute element =
          switch (type) {
            case "NS" -> number(one.stringValue(), path);
            case "BS" -> binary(one.stringValue(), path);
            default -> new Attribute("S", one.stringValue());
          };
      Object single =
          element.value() instanceof BigDecimal number ? number.stripTrailingZeros() : element;
      if (!seen.add(single)) {
        return wrong(path, "each value of a set once", one);
      }
      texts.add(one.stringValue());
    }
    return new Attribute(type, texts);
  }

  private Attribute number(String text, String path) {
    return KeyText.isNumber(text)
        ? number(new BigDecimal(text.strip()), path)
        : wrong(path, "a number", text);
  }

  private Attribute number(BigDecimal number, String path) {
    BigDecimal bare = number.stripTrailingZeros();
    long magnitude = (long) bare.precision() - bare.scale() - 1;
    boolean fits =
        bare.signum() == 0 || (bare.precision() <= 38 && magnitude <= 125 && magnitude >= -130);
    return fits
        ? new Attribute("N", number)
        : wrong(
            path,
            "a number of at most 38 digits, from 1E-130 to below 1E+126",
            bare.precision() > 100 ? bare.precision() + " digits" : bare.toString());
  }

  private Attribute binary(String text, String path) {
    return KeyText.isBase64(text) ? new Attribute("B", text) : wrong(path, "base64", text);
  }

  private Attribute text(String path, JsonNode found) {
    return wrong(path, "a text in quotation marks", found);
  }

  private Attribute wrong(String path, String expected, Object found) {
    String text = found.toString();
    problems.add(
        "%s: expected %s, but it is %s."
            .formatted(path, expected, text.length() > 80 ? text.substring(0, 80) + "…" : text));
    return NONE;
  }
}

package io.benchtable.tables.access.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Reads conditions of statements. */
final class ConditionJson {

  private static final String FOR_ALL = "ForAllValues:";
  private static final String FOR_ANY = "ForAnyValue:";
  private static final String IF_EXISTS = "IfExists";

  private ConditionJson() {}

  static List<Condition> read(JsonNode conditions, boolean variables) {
    List<Condition> all = new ArrayList<>();
    PolicyJson.object(conditions, "Condition")
        .properties()
        .forEach(
            operator ->
                PolicyJson.object(operator.getValue(), operator.getKey())
                    .properties()
                    .forEach(key -> all.add(condition(operator.getKey(), key, variables))));
    return all;
  }

  private static Condition condition(
      String operator, Map.Entry<String, JsonNode> entry, boolean variables) {
    String key = entry.getKey().toLowerCase(Locale.ROOT);
    if (!key.contains(":")) {
      throw MalformedPolicy.expected(
          "a key like aws:username in " + operator, "'" + entry.getKey() + "'");
    }
    List<String> values = values(entry);
    if (operator.equals("Null")) {
      return new Condition.Presence(key, values.stream().map(value -> !isAbsence(value)).toList());
    }
    Condition.Quantifier quantifier =
        operator.startsWith(FOR_ALL)
            ? Condition.Quantifier.ALL
            : operator.startsWith(FOR_ANY) ? Condition.Quantifier.ANY : Condition.Quantifier.ONE;
    boolean ifExists = operator.endsWith(IF_EXISTS);
    String name =
        operator.substring(
            quantifier == Condition.Quantifier.ONE ? 0 : operator.indexOf(':') + 1,
            operator.length() - (ifExists ? IF_EXISTS.length() : 0));
    Operator known =
        Operator.named(name)
            .orElseThrow(
                () ->
                    MalformedPolicy.expected(
                        "an operator like StringEquals", "'" + operator + "'"));
    return new Condition.Values(
        key,
        known,
        quantifier,
        ifExists,
        values.stream().map(value -> known.test(value, variables)).toList());
  }

  private static boolean isAbsence(String value) {
    return switch (value) {
      case "true" -> true;
      case "false" -> false;
      default -> throw MalformedPolicy.expected("true or false in Null", "'" + value + "'");
    };
  }

  /** Numbers and booleans need no quotation marks. */
  private static List<String> values(Map.Entry<String, JsonNode> entry) {
    JsonNode node = entry.getValue();
    List<JsonNode> values = node.isArray() ? node.valueStream().toList() : List.of(node);
    if (values.isEmpty()
        || !values.stream().allMatch(one -> one.isString() || one.isNumber() || one.isBoolean())) {
      throw MalformedPolicy.expected("values of " + entry.getKey(), node);
    }
    return values.stream().map(one -> one.isString() ? one.stringValue() : one.toString()).toList();
  }
}

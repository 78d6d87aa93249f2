package io.benchtable.tables.dynamodb;

import io.benchtable.tables.expression.legacy.AttributeUpdate;
import io.benchtable.tables.expression.legacy.ComparisonOperator;
import io.benchtable.tables.expression.legacy.Criterion;
import io.benchtable.tables.expression.legacy.Expectation;
import io.benchtable.tables.item.AttributeValue;
import io.benchtable.tables.item.ItemJson;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Conditions and updates from before there were expressions, as the protocol writes them. */
final class LegacyJson {

  private LegacyJson() {}

  static Map<String, Criterion> expected(RequestBody request) {
    return each(request, "Expected", (name, expected) -> expectation(expected).of(name));
  }

  private static Expectation expectation(RequestBody expected) {
    JsonNode value = expected.member("Value");
    return new Expectation(
        value == null ? null : () -> ItemJson.readValue(value),
        expected.has("Exists") ? expected.flag("Exists", true) : null,
        expected.oneOf("ComparisonOperator", ComparisonOperator.class).orElse(null),
        expected.has("AttributeValueList") ? () -> values(expected) : null);
  }

  /** The conditions of a filter or of a key. */
  static Map<String, Criterion> conditions(RequestBody request, String member) {
    return each(
        request,
        member,
        (_, condition) ->
            new Criterion(
                ComparisonOperator.valueOf(condition.required("ComparisonOperator")),
                values(condition)));
  }

  static Map<String, AttributeUpdate> updates(RequestBody request) {
    return each(request, "AttributeUpdates", (_, update) -> update(update));
  }

  private static AttributeUpdate update(RequestBody update) {
    JsonNode value = update.member("Value");
    return new AttributeUpdate(
        update.oneOf("Action", AttributeUpdate.Action.class).orElse(AttributeUpdate.Action.PUT),
        value(value));
  }

  private static @Nullable AttributeValue value(@Nullable JsonNode node) {
    return node == null ? null : ItemJson.readValue(node);
  }

  private static List<AttributeValue> values(RequestBody condition) {
    JsonNode list = condition.member("AttributeValueList");
    return list == null ? List.of() : list.valueStream().map(ItemJson::readValue).toList();
  }

  /** In the order of the text. */
  private static <T> Map<String, T> each(
      RequestBody request, String member, BiFunction<String, RequestBody, T> read) {
    Map<String, T> each = new LinkedHashMap<>();
    request
        .object(member)
        .ifPresent(
            object ->
                object
                    .node()
                    .properties()
                    .forEach(
                        entry ->
                            each.put(
                                entry.getKey(),
                                read.apply(entry.getKey(), new RequestBody(entry.getValue())))));
    return each;
  }
}

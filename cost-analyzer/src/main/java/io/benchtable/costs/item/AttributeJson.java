package io.benchtable.costs.item;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Plain values as DynamoDB attributes, and back. Attributes that are null are left out. */
final class AttributeJson {

  private AttributeJson() {}

  static Map<String, AttributeValue> attributes(Map<String, ?> item) {
    Map<String, AttributeValue> attributes = new LinkedHashMap<>();
    item.forEach(
        (name, value) -> {
          if (value != null) {
            attributes.put(name, attribute(value));
          }
        });
    return attributes;
  }

  private static AttributeValue attribute(@Nullable Object value) {
    return switch (value) {
      case null -> AttributeValue.fromNul(true);
      case String text -> AttributeValue.fromS(text);
      case Boolean truth -> AttributeValue.fromBool(truth);
      case BigDecimal number -> AttributeValue.fromN(number.toPlainString());
      case Number number -> AttributeValue.fromN(number.toString());
      case List<?> list ->
          AttributeValue.fromL(list.stream().map(AttributeJson::attribute).toList());
      case Map<?, ?> map -> AttributeValue.fromM(attributesOf(map));
      default ->
          throw new IllegalArgumentException(
              "Expected text, a number, a truth value, a list or a map, but got "
                  + value.getClass().getName());
    };
  }

  private static Map<String, AttributeValue> attributesOf(Map<?, ?> map) {
    Map<String, Object> named = new LinkedHashMap<>();
    map.forEach(
        (key, element) -> {
          if (element != null) {
            named.put(String.valueOf(key), element);
          }
        });
    return attributes(named);
  }

  static Map<String, Object> values(Map<String, AttributeValue> attributes) {
    Map<String, Object> values = new LinkedHashMap<>();
    attributes.forEach(
        (name, attribute) -> {
          Object value = value(attribute);
          if (value != null) {
            values.put(name, value);
          }
        });
    return values;
  }

  private static @Nullable Object value(AttributeValue attribute) {
    return switch (attribute.type()) {
      case S -> attribute.s();
      case N -> new BigDecimal(attribute.n());
      case BOOL -> attribute.bool();
      case L -> attribute.l().stream().map(AttributeJson::value).filter(v -> v != null).toList();
      case M -> values(attribute.m());
      case SS -> List.copyOf(attribute.ss());
      case NS -> attribute.ns().stream().map(BigDecimal::new).toList();
      case NUL, B, BS, UNKNOWN_TO_SDK_VERSION -> null;
    };
  }
}

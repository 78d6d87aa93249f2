package io.benchtable.dashboard.item;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Attribute values as plain values and back. */
final class DynamoValues {

  private DynamoValues() {}

  static Item item(Map<String, AttributeValue> values) {
    return new Item(map(values));
  }

  static Map<String, AttributeValue> values(Item item) {
    return values(item.attributes());
  }

  static Map<String, AttributeValue> values(Map<?, ?> attributes) {
    Map<String, AttributeValue> values = new LinkedHashMap<>();
    attributes.forEach((name, value) -> values.put(String.valueOf(name), value(value)));
    return values;
  }

  static AttributeValue value(@Nullable Object plain) {
    return switch (plain) {
      case null -> AttributeValue.fromNul(true);
      case Boolean flag -> AttributeValue.fromBool(flag);
      case Double number -> AttributeValue.fromN(BigDecimal.valueOf(number).toPlainString());
      case Number number -> AttributeValue.fromN(number.toString());
      case List<?> list -> AttributeValue.fromL(list.stream().map(DynamoValues::value).toList());
      case Map<?, ?> map -> AttributeValue.fromM(values(map));
      default -> AttributeValue.fromS(plain.toString());
    };
  }

  private static Map<String, Object> map(Map<String, AttributeValue> values) {
    Map<String, Object> plain = new HashMap<>();
    values.forEach(
        (name, value) -> {
          Object read = plain(value);
          if (read != null) {
            plain.put(name, read);
          }
        });
    return plain;
  }

  private static @Nullable Object plain(AttributeValue value) {
    return switch (value.type()) {
      case S -> value.s();
      case N -> new BigDecimal(value.n());
      case BOOL -> value.bool();
      case M -> map(value.m());
      case L -> list(value.l());
      case SS -> value.ss();
      case NS -> value.ns().stream().map(BigDecimal::new).toList();
      case B -> "(" + value.b().asByteArrayUnsafe().length + " bytes)";
      case BS -> "(" + value.bs().size() + " binary values)";
      case NUL, UNKNOWN_TO_SDK_VERSION -> null;
    };
  }

  private static List<Object> list(List<AttributeValue> values) {
    List<Object> plain = new ArrayList<>();
    for (AttributeValue value : values) {
      Object read = plain(value);
      plain.add(read == null ? "" : read);
    }
    return plain;
  }
}

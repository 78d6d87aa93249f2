package io.benchtable.workflows.item;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Plain values as attribute values, and back. */
final class Attributes {

  private Attributes() {}

  static Map<String, AttributeValue> item(Map<String, ? extends @Nullable Object> item) {
    var values = new LinkedHashMap<String, AttributeValue>();
    item.forEach((name, value) -> values.put(name, value(value)));
    return values;
  }

  static AttributeValue value(@Nullable Object value) {
    return switch (value) {
      case null -> AttributeValue.fromNul(true);
      case String text -> AttributeValue.fromS(text);
      case BigDecimal number -> AttributeValue.fromN(number.toPlainString());
      case Number number -> AttributeValue.fromN(number.toString());
      case Boolean bool -> AttributeValue.fromBool(bool);
      case byte[] bytes -> AttributeValue.fromB(SdkBytes.fromByteArray(bytes));
      case List<?> list -> AttributeValue.fromL(list.stream().map(Attributes::value).toList());
      case Map<?, ?> map -> {
        var values = new LinkedHashMap<String, AttributeValue>();
        map.forEach((name, part) -> values.put(String.valueOf(name), value(part)));
        yield AttributeValue.fromM(values);
      }
      default ->
          throw new IllegalArgumentException(
              "Expected a plain value, but it is a " + value.getClass().getName());
    };
  }

  static Map<String, @Nullable Object> plain(Map<String, AttributeValue> item) {
    var values = new LinkedHashMap<String, @Nullable Object>();
    item.forEach((name, value) -> values.put(name, plain(value)));
    return values;
  }

  static @Nullable Object plain(AttributeValue value) {
    return switch (value.type()) {
      case S -> value.s();
      case N -> new BigDecimal(value.n());
      case BOOL -> value.bool();
      case B -> value.b().asByteArray();
      case SS -> List.copyOf(value.ss());
      case NS -> value.ns().stream().map(BigDecimal::new).toList();
      case BS -> value.bs().stream().map(SdkBytes::asByteArray).toList();
      case M -> plain(value.m());
      case L -> {
        var list = new ArrayList<@Nullable Object>();
        value.l().forEach(element -> list.add(plain(element)));
        yield list;
      }
      case NUL, UNKNOWN_TO_SDK_VERSION -> null;
    };
  }
}

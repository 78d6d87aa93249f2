package io.benchtable.jobs.job;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Plain values as attribute values: string S, number N, boolean BOOL, null NULL, list L, map M. */
final class AttributeJson {

  private AttributeJson() {}

  static Map<String, AttributeValue> item(Map<String, ?> plain) {
    var item = new LinkedHashMap<String, AttributeValue>();
    plain.forEach((name, value) -> item.put(name, attribute(value)));
    return item;
  }

  private static AttributeValue attribute(@Nullable Object value) {
    return switch (value) {
      case null -> AttributeValue.fromNul(true);
      case String text -> AttributeValue.fromS(text);
      case Boolean truth -> AttributeValue.fromBool(truth);
      case Number number -> AttributeValue.fromN(number.toString());
      case List<?> list ->
          AttributeValue.fromL(list.stream().map(AttributeJson::attribute).toList());
      case Map<?, ?> map -> {
        var members = new LinkedHashMap<String, AttributeValue>();
        map.forEach((name, member) -> members.put(String.valueOf(name), attribute(member)));
        yield AttributeValue.fromM(members);
      }
      default ->
          throw new IllegalArgumentException(
              "Expected a plain value, but got " + value.getClass().getName());
    };
  }

  static Map<String, @Nullable Object> plain(Map<String, AttributeValue> item) {
    var plain = new LinkedHashMap<String, @Nullable Object>();
    item.forEach((name, value) -> plain.put(name, plain(value)));
    return plain;
  }

  private static @Nullable Object plain(AttributeValue value) {
    return switch (value.type()) {
      case S -> value.s();
      case N -> new BigDecimal(value.n());
      case BOOL -> value.bool();
      case L -> value.l().stream().map(AttributeJson::plain).toList();
      case M -> plain(value.m());
      case SS -> value.ss();
      case NS -> value.ns();
      case BS, B, NUL, UNKNOWN_TO_SDK_VERSION -> null;
    };
  }
}

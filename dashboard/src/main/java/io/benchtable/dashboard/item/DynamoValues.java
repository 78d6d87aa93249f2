package io.benchtable.dashboard.item;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
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

  /** A key's value from its text; binary values are base64. */
  static AttributeValue key(String type, String text) {
    return switch (type) {
      case "N" -> AttributeValue.fromN(text.strip());
      case "B" -> AttributeValue.fromB(bytes(text));
      default -> AttributeValue.fromS(text);
    };
  }

  /** A whole key of a table from its texts. */
  static Map<String, AttributeValue> key(Table.Keys keys, String partition, String sort) {
    Map<String, AttributeValue> key = new HashMap<>();
    keys.partition().forEach(one -> key.put(one.name(), key(one.type(), partition)));
    keys.sort().forEach(one -> key.put(one.name(), key(one.type(), sort)));
    return key;
  }

  /** Typed attributes as they are sent. */
  static Map<String, AttributeValue> typed(Map<?, ?> attributes) {
    Map<String, AttributeValue> values = new LinkedHashMap<>();
    attributes.forEach(
        (name, one) -> {
          if (one instanceof Attribute attribute) {
            values.put(String.valueOf(name), typed(attribute));
          }
        });
    return values;
  }

  private static AttributeValue typed(Attribute attribute) {
    return switch (attribute.value()) {
      case Map<?, ?> map -> AttributeValue.fromM(typed(map));
      case List<?> list when attribute.type().equals("L") ->
          AttributeValue.fromL(
              list.stream().map(Attribute.class::cast).map(DynamoValues::typed).toList());
      case List<?> set -> set(attribute.type(), set.stream().map(String::valueOf).toList());
      case Boolean _ when attribute.type().equals("NULL") -> AttributeValue.fromNul(true);
      case Boolean flag -> AttributeValue.fromBool(flag);
      case BigDecimal number -> AttributeValue.fromN(number.toString());
      default -> key(attribute.type(), String.valueOf(attribute.value()));
    };
  }

  private static AttributeValue set(String type, List<String> texts) {
    return switch (type) {
      case "NS" -> AttributeValue.fromNs(texts);
      case "BS" -> AttributeValue.fromBs(texts.stream().map(DynamoValues::bytes).toList());
      default -> AttributeValue.fromSs(texts);
    };
  }

  /** Attributes with their types, in alphabetical order. */
  static Map<String, Attribute> attributes(Map<String, AttributeValue> values) {
    Map<String, Attribute> attributes = new TreeMap<>();
    values.forEach((name, value) -> attributes.put(name, attribute(value)));
    return attributes;
  }

  static Attribute attribute(AttributeValue value) {
    Object plain =
        switch (value.type()) {
          case S -> value.s();
          case N -> new BigDecimal(value.n());
          case BOOL -> value.bool();
          case M -> attributes(value.m());
          case L -> value.l().stream().map(DynamoValues::attribute).toList();
          case SS -> value.ss();
          case NS -> value.ns();
          case B -> base64(value.b());
          case BS -> value.bs().stream().map(DynamoValues::base64).toList();
          case NUL, UNKNOWN_TO_SDK_VERSION -> true;
        };
    return new Attribute(
        value.type() == AttributeValue.Type.NUL ? "NULL" : value.type().name(), plain);
  }

  private static SdkBytes bytes(String base64) {
    return SdkBytes.fromByteArray(Base64.getDecoder().decode(base64));
  }

  private static String base64(SdkBytes bytes) {
    return Base64.getEncoder().encodeToString(bytes.asByteArrayUnsafe());
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

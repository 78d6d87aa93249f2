package io.benchtable.tables.model;

import io.benchtable.tables.model.Plain.Bytes;
import io.benchtable.tables.model.Plain.Elements;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/** Plain values in the JSON of the protocol, as maps and lists of a JSON library. */
final class PlainJson {

  private PlainJson() {}

  static Map<String, Object> wire(Object value) {
    Object inner =
        switch (value) {
          case Bytes _, BigDecimal _ -> scalar(value);
          case Plain.Nothing _ -> true;
          case Elements(String _, Set<Object> values) ->
              values.stream().map(PlainJson::scalar).toList();
          case List<?> list -> list.stream().map(PlainJson::wire).toList();
          case Map<?, ?> map -> wireItem(map);
          default -> value;
        };
    return Map.of(Plain.type(value), inner);
  }

  static Map<String, Object> wireItem(Map<?, ?> item) {
    Map<String, Object> wire = new TreeMap<>();
    item.forEach((name, value) -> wire.put((String) name, wire(value)));
    return wire;
  }

  private static Object scalar(Object value) {
    return switch (value) {
      case BigDecimal number -> number.toPlainString();
      case Bytes(String hex) -> Base64.getEncoder().encodeToString(HexFormat.of().parseHex(hex));
      default -> value;
    };
  }

  static Object plain(Object wire) {
    Map.Entry<?, ?> entry = ((Map<?, ?>) wire).entrySet().iterator().next();
    String type = (String) entry.getKey();
    Object value = Objects.requireNonNull(entry.getValue());
    return switch (type) {
      case "NULL" -> Plain.Nothing.NULL;
      case "BOOL" -> value;
      case "L" -> {
        List<Object> list = new ArrayList<>();
        ((List<?>) value).forEach(element -> list.add(plain(Objects.requireNonNull(element))));
        yield list;
      }
      case "M" -> plainItem(value);
      case "SS", "NS", "BS" -> {
        Set<Object> elements = new HashSet<>();
        for (Object element : (List<?>) value) {
          if (!elements.add(plainScalar(type.substring(0, 1), (String) element))) {
            throw new IllegalStateException("Expected each element once, but got " + wire);
          }
        }
        yield new Elements(type, elements);
      }
      default -> plainScalar(type, (String) value);
    };
  }

  static Map<String, Object> plainItem(Object wire) {
    Map<String, Object> item = new TreeMap<>();
    ((Map<?, ?>) wire)
        .forEach((name, value) -> item.put((String) name, plain(Objects.requireNonNull(value))));
    return item;
  }

  private static Object plainScalar(String type, String text) {
    return switch (type) {
      case "N" -> Plain.number(text);
      case "B" -> new Bytes(HexFormat.of().formatHex(Base64.getDecoder().decode(text)));
      default -> text;
    };
  }
}

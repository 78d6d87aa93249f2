package io.benchtable.dashboard.table;

import io.benchtable.dashboard.item.Attribute;
import io.benchtable.dashboard.item.Table;
import java.math.BigDecimal;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;

/** Values of keys and filters as text, as forms and addresses have them. */
final class KeyText {

  private static final String NUMBER = "[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d{1,3})?";

  private KeyText() {}

  /** What is expected instead of this text, if it is no value of the type. */
  static Optional<String> expected(String type, String text) {
    return switch (type) {
      case "N" -> isNumber(text) ? Optional.empty() : Optional.of("a number");
      case "B" -> isBase64(text) ? Optional.empty() : Optional.of("base64");
      case "BOOL" ->
          text.strip().matches("true|false") ? Optional.empty() : Optional.of("true or false");
      default -> Optional.empty();
    };
  }

  static boolean isNumber(String text) {
    return text.strip().matches(NUMBER);
  }

  static boolean isBase64(String text) {
    try {
      Base64.getDecoder().decode(text);
      return true;
    } catch (IllegalArgumentException _) {
      return false;
    }
  }

  /** The text of a key of an item; empty where it has none. */
  static String of(Map<String, Attribute> item, Table.Key key) {
    return Optional.ofNullable(item.get(key.name())).map(KeyText::of).orElse("");
  }

  private static String of(Attribute attribute) {
    return attribute.value() instanceof BigDecimal number
        ? of(number)
        : String.valueOf(attribute.value());
  }

  /** A number with all its digits; one of very many, with its exponent. */
  static String of(BigDecimal number) {
    String plain = number.toPlainString();
    return plain.length() > 40 ? number.toString() : plain;
  }
}

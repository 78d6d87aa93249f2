package io.benchtable.tables.item;

import java.util.Map;

/**
 * How many bytes the service counts for a value, after the guide's "DynamoDB item sizes and
 * formats": names and strings in UTF-8, a number one byte for each pair of significant digits and
 * one more (and one for a minus sign), zero one byte, three bytes for a list or map and one for
 * each of its elements.
 */
public final class ItemSize {

  private static final int CONTAINER = 3;

  private ItemSize() {}

  public static int of(Item item) {
    int size = 0;
    for (Map.Entry<String, AttributeValue> attribute : item.attributes().entrySet()) {
      size += utf8(attribute.getKey()) + of(attribute.getValue());
    }
    return size;
  }

  public static int of(AttributeValue value) {
    return switch (value) {
      case StringValue string -> utf8(string.value());
      case NumberValue number -> number(number.text());
      case BinaryValue binary -> binary.length();
      case BooleanValue _, NullValue _ -> 1;
      case MapValue map -> {
        int size = CONTAINER;
        for (Map.Entry<String, AttributeValue> entry : map.entries().entrySet()) {
          size += 1 + utf8(entry.getKey()) + of(entry.getValue());
        }
        yield size;
      }
      case ListValue list -> {
        int size = CONTAINER;
        for (AttributeValue element : list.elements()) {
          size += 1 + of(element);
        }
        yield size;
      }
      case StringSetValue set -> set.elements().stream().mapToInt(ItemSize::utf8).sum();
      case NumberSetValue set -> set.elements().stream().mapToInt(ItemSize::of).sum();
      case BinarySetValue set -> set.elements().stream().mapToInt(BinaryValue::length).sum();
    };
  }

  /** Digits go in pairs by the power of a hundred, so that 12 is one pair and 1.2 are two. */
  private static int number(String text) {
    int first = -1;
    int last = -1;
    int digits = 0;
    int point = -1;
    int exponent = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == 'E') {
        exponent = Integer.parseInt(text, i + 1, text.length(), 10);
        break;
      }
      if (c == '.') {
        point = digits;
      } else if (c != '-') {
        if (c != '0') {
          first = first < 0 ? digits : first;
          last = digits;
        }
        digits++;
      }
    }
    if (first < 0) {
      return 1;
    }
    int significant = last - first + 1;
    int power = (point < 0 ? digits : point) - 1 - first + exponent;
    boolean apart = significant % 2 == 0 && power % 2 == 0;
    return (significant + 1) / 2 + (apart ? 2 : 1) + (text.charAt(0) == '-' ? 1 : 0);
  }

  /** Bytes of a string in UTF-8; a lone surrogate counts as the three bytes of U+FFFD. */
  public static int utf8(String text) {
    int bytes = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < 0x80) {
        bytes++;
      } else if (c < 0x800) {
        bytes += 2;
      } else if (Character.isHighSurrogate(c)
          && i + 1 < text.length()
          && Character.isLowSurrogate(text.charAt(i + 1))) {
        bytes += 4;
        i++;
      } else {
        bytes += 3;
      }
    }
    return bytes;
  }
}

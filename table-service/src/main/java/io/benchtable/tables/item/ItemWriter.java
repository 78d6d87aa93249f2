package io.benchtable.tables.item;

import java.util.Base64;
import java.util.Map;

/** Writes values as DynamoDB JSON; equal values have equal texts. */
enum ItemWriter {
  /** For clients, who are told all digits of a number. */
  TOLD {
    @Override
    String text(NumberValue number) {
      return number.digits();
    }
  },
  /** For the database, where no number is very much longer than what is counted for it. */
  STORED {
    @Override
    String text(NumberValue number) {
      return number.text();
    }
  };

  abstract String text(NumberValue number);

  void map(Map<String, AttributeValue> entries, StringBuilder out) {
    out.append('{');
    boolean first = true;
    for (Map.Entry<String, AttributeValue> entry : entries.entrySet()) {
      if (!first) {
        out.append(',');
      }
      first = false;
      JsonText.string(entry.getKey(), out);
      out.append(':');
      value(entry.getValue(), out);
    }
    out.append('}');
  }

  void value(AttributeValue value, StringBuilder out) {
    out.append("{\"").append(value.type().name()).append("\":");
    switch (value) {
      case StringValue string -> JsonText.string(string.value(), out);
      case NumberValue number -> number(number, out);
      case BinaryValue binary -> binary(binary, out);
      case BooleanValue(boolean flag) -> out.append(flag);
      case NullValue _ -> out.append(true);
      case MapValue map -> map(map.entries(), out);
      case ListValue list -> elements(list.elements(), this::value, out);
      case StringSetValue set -> elements(set.elements(), JsonText::string, out);
      case NumberSetValue set -> elements(set.elements(), this::number, out);
      case BinarySetValue set -> elements(set.elements(), ItemWriter::binary, out);
    }
    out.append('}');
  }

  private void number(NumberValue number, StringBuilder out) {
    out.append('"').append(text(number)).append('"');
  }

  private static void binary(BinaryValue binary, StringBuilder out) {
    out.append('"').append(Base64.getEncoder().encodeToString(binary.bytes())).append('"');
  }

  static <T> void elements(Iterable<T> elements, Element<T> element, StringBuilder out) {
    out.append('[');
    boolean first = true;
    for (T each : elements) {
      if (!first) {
        out.append(',');
      }
      first = false;
      element.write(each, out);
    }
    out.append(']');
  }

  /** Writes one element of a list or set. */
  interface Element<T> {
    void write(T element, StringBuilder out);
  }
}

package io.benchtable.tables.item;

import java.util.Base64;
import java.util.Map;
import tools.jackson.core.JsonParser;

/**
 * Items as ordinary JSON. A string is S, a number N, true and false BOOL, null NULL, an array L, an
 * object M. JSON has no sets and no binaries: sets are written as arrays and binaries as Base64
 * strings, and come back as L and S.
 */
public final class PlainItemJson {

  private PlainItemJson() {}

  /** Reads an item from its text. */
  public static Item parse(String text) {
    return JsonSource.read(text, PlainItemJson::read);
  }

  /** Reads an item from its text in UTF-8. */
  public static Item parse(byte[] text) {
    return JsonSource.read(text, PlainItemJson::read);
  }

  /** Reads an item whose start is the current or the first token, up to its end. */
  public static Item read(JsonParser parser) {
    return new Item(PlainJsonReader.members(parser, 0));
  }

  /** Reads a value whose first token is the current one, up to its end. */
  public static AttributeValue readValue(JsonParser parser) {
    return PlainJsonReader.value(parser, 0);
  }

  /**
   * An item changed by a JSON Merge Patch (RFC 7396): null removes an attribute, an object changes
   * the members of a map, anything else replaces the value.
   */
  public static Item merge(Item item, Item patch) {
    return new Item(MergePatch.apply(item.attributes(), patch.attributes()));
  }

  public static String write(Item item) {
    StringBuilder out = new StringBuilder(256);
    write(item, out);
    return out.toString();
  }

  public static void write(Item item, StringBuilder out) {
    map(item.attributes(), out);
  }

  private static void map(Map<String, AttributeValue> entries, StringBuilder out) {
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

  private static void value(AttributeValue value, StringBuilder out) {
    switch (value) {
      case StringValue string -> JsonText.string(string.value(), out);
      case NumberValue number -> out.append(number.text());
      case BinaryValue binary -> binary(binary, out);
      case BooleanValue(boolean flag) -> out.append(flag);
      case NullValue _ -> out.append("null");
      case MapValue map -> map(map.entries(), out);
      case ListValue list -> ItemWriter.elements(list.elements(), PlainItemJson::value, out);
      case StringSetValue set -> ItemWriter.elements(set.elements(), JsonText::string, out);
      case NumberSetValue set -> ItemWriter.elements(set.elements(), PlainItemJson::value, out);
      case BinarySetValue set -> ItemWriter.elements(set.elements(), PlainItemJson::binary, out);
    }
  }

  private static void binary(BinaryValue binary, StringBuilder out) {
    out.append('"').append(Base64.getEncoder().encodeToString(binary.bytes())).append('"');
  }
}

package io.benchtable.tables.item;

import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.TreeNode;

/**
 * Items as DynamoDB JSON, in which each value is an object with its type as the only name. Equal
 * items have equal texts: names and elements of sets are in their order, without white space. A
 * text never holds the character U+0000 itself, and no lone surrogate.
 */
public final class ItemJson {

  private ItemJson() {}

  /** Reads an item from its text. */
  public static Item parse(String text) {
    return JsonSource.read(text, ItemJson::read);
  }

  /** Reads an item from its text in UTF-8. */
  public static Item parse(byte[] text) {
    return JsonSource.read(text, ItemJson::read);
  }

  /** Reads the item that is a member of an object, from the object's text in UTF-8. */
  public static Item parseMember(byte[] text, String member) {
    return JsonSource.read(text, parser -> ItemJsonReader.member(parser, member));
  }

  /** Reads an item whose start is the current or the first token, up to its end. */
  public static Item read(JsonParser parser) {
    return new Item(ItemJsonReader.members(parser, 0));
  }

  /** Reads an item from an object of a tree. */
  public static Item read(TreeNode node) {
    try (JsonParser parser = node.traverse(ObjectReadContext.empty())) {
      return read(parser);
    } catch (JacksonException e) {
      throw new SerializationError(e.getOriginalMessage());
    }
  }

  /** Reads one value from an object of a tree. */
  public static AttributeValue readValue(TreeNode node) {
    try (JsonParser parser = node.traverse(ObjectReadContext.empty())) {
      parser.nextToken();
      return ItemJsonReader.value(parser, 0);
    } catch (JacksonException e) {
      throw new SerializationError(e.getOriginalMessage());
    }
  }

  /** Reads the values of placeholders; what is not valid is named with its placeholder. */
  public static Map<String, AttributeValue> readValues(TreeNode node) {
    try (JsonParser parser = node.traverse(ObjectReadContext.empty())) {
      return ItemJsonReader.placeholders(parser);
    } catch (JacksonException e) {
      throw new SerializationError(e.getOriginalMessage());
    }
  }

  public static String write(Item item) {
    StringBuilder out = new StringBuilder(256);
    write(item, out);
    return out.toString();
  }

  public static void write(Item item, StringBuilder out) {
    ItemWriter.TOLD.map(item.attributes(), out);
  }

  public static String write(AttributeValue value) {
    StringBuilder out = new StringBuilder();
    ItemWriter.TOLD.value(value, out);
    return out.toString();
  }

  /** The text under which an item is stored: numbers are short in it. */
  public static String writeStored(Item item) {
    StringBuilder out = new StringBuilder(256);
    ItemWriter.STORED.map(item.attributes(), out);
    return out.toString();
  }

  /** A text that is stored, as {@link #write} has it. */
  public static String told(String stored) {
    return stored.contains("E+") || stored.contains("E-") ? write(parse(stored)) : stored;
  }
}

package io.benchtable.tables.rest;

import io.benchtable.tables.item.Item;
import io.benchtable.tables.item.PlainItemJson;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.ValueDeserializer;

/** Reads items inside other JSON, with all digits of their numbers. */
final class PlainItemReader extends ValueDeserializer<Item> {

  @Override
  public Item deserialize(JsonParser parser, DeserializationContext context) {
    return PlainItemJson.read(parser);
  }
}

package io.benchtable.tables.rest;

import io.benchtable.tables.item.AttributeValue;
import io.benchtable.tables.item.NullValue;
import io.benchtable.tables.item.PlainItemJson;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.ValueDeserializer;

/** Reads values inside other JSON, with all digits of their numbers; null is one of them. */
final class PlainValueReader extends ValueDeserializer<AttributeValue> {

  @Override
  public AttributeValue deserialize(JsonParser parser, DeserializationContext context) {
    return PlainItemJson.readValue(parser);
  }

  @Override
  public AttributeValue getNullValue(DeserializationContext context) {
    return new NullValue();
  }
}

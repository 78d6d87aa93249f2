package io.benchtable.tables.rest;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.ValueDeserializer;

/** Reads times, which are strings: a number says nothing of its unit. */
final class TimeReader extends ValueDeserializer<Instant> {

  @Override
  public Instant deserialize(JsonParser parser, DeserializationContext context) {
    if (!parser.hasToken(JsonToken.VALUE_STRING)) {
      return (Instant) context.handleUnexpectedToken(Instant.class, parser);
    }
    String text = parser.getString();
    try {
      return Instant.parse(text);
    } catch (DateTimeParseException _) {
      return (Instant) context.handleWeirdStringValue(Instant.class, text, "not a time");
    }
  }
}

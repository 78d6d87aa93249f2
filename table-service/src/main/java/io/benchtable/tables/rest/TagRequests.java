package io.benchtable.tables.rest;

import io.benchtable.tables.catalogue.RequestRefused;
import io.benchtable.tables.catalogue.Tags;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The rules for tags that are asked for as plain JSON. */
final class TagRequests {

  private static final String CHARACTERS =
      "out of letters, digits, spaces, '_', '.', ':', '/', '=', '+', '-' and '@'";

  private TagRequests() {}

  static SortedMap<String, String> read(byte[] body) {
    Map<?, ?> given = BodyJson.read(body, Map.class, "an object of tags");
    if (given.size() > Tags.MOST) {
      throw RequestRefused.invalid(
          "Expected at most %d tags, but there are %d.".formatted(Tags.MOST, given.size()));
    }
    SortedMap<String, String> tags = new TreeMap<>();
    given.forEach((name, value) -> tags.put(key(String.valueOf(name)), value(name, value)));
    return tags;
  }

  private static String key(String key) {
    if (!Tags.isKey(key) || Tags.isReserved(key)) {
      throw RequestRefused.invalid(
          "Expected names of tags to be 1 to %d characters %s, and not to begin with aws:, but one is '%s'."
              .formatted(Tags.LONGEST_KEY, CHARACTERS, key));
    }
    return key;
  }

  private static String value(Object key, @Nullable Object value) {
    if (value instanceof String text && Tags.isValue(text)) {
      return text;
    }
    throw RequestRefused.invalid(
        "Expected tag %s to be a string of at most %d characters %s, but it is '%s'."
            .formatted(key, Tags.LONGEST_VALUE, CHARACTERS, value));
  }
}

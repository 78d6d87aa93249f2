package io.benchtable.tables.dynamodb;

import io.benchtable.tables.catalogue.Annotations;
import io.benchtable.tables.catalogue.RequestRefused;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import tools.jackson.databind.node.ArrayNode;

/** Tags as lists of {@code {"Key", "Value"}}. */
final class TagJson {

  private static final int LONGEST_KEY = 128;
  private static final int LONGEST_VALUE = 256;

  /** As AWS takes them for all its services. */
  private static final Pattern CHARACTERS = Pattern.compile("[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]*");

  private TagJson() {}

  static Map<String, String> read(RequestBody request) {
    Map<String, String> tags = new LinkedHashMap<>();
    for (RequestBody tag : request.objects("Tags")) {
      String key = checkedKey(tag.string("Key").orElse(""));
      if (tags.put(key, checkedValue(tag)) != null) {
        throw RequestRefused.invalid(
            "Duplicate Tag Keys provided as input: Duplicate Tag Key found " + key);
      }
    }
    if (tags.size() > Annotations.MOST_TAGS) {
      throw RequestRefused.invalid(Annotations.TOO_MANY_TAGS);
    }
    return tags;
  }

  static String checkedKey(String key) {
    if (key.isEmpty() || key.length() > LONGEST_KEY || !CHARACTERS.matcher(key).matches()) {
      throw RequestRefused.invalid("The Tag Key provided is invalid, Key: " + key);
    }
    if (key.startsWith("aws:")) {
      throw RequestRefused.invalid("Tag Key cannot be prefixed with aws:, Key: " + key);
    }
    return key;
  }

  private static String checkedValue(RequestBody tag) {
    return tag.string("Value")
        .filter(value -> value.length() <= LONGEST_VALUE && CHARACTERS.matcher(value).matches())
        .orElseThrow(
            () ->
                RequestRefused.invalid(
                    "The Tag Value provided is invalid, Value: "
                        + tag.string("Value").orElse("null")));
  }

  static void write(Map<String, String> tags, ArrayNode list) {
    tags.forEach((key, value) -> list.addObject().put("Key", key).put("Value", value));
  }
}

package io.benchtable.tables.dynamodb;

import io.benchtable.tables.catalogue.Annotations;
import io.benchtable.tables.catalogue.RequestRefused;
import io.benchtable.tables.catalogue.Tags;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.node.ArrayNode;

/** Tags as lists of {@code {"Key", "Value"}}. */
final class TagJson {

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
    if (tags.size() > Tags.MOST) {
      throw RequestRefused.invalid(Annotations.TOO_MANY_TAGS);
    }
    return tags;
  }

  static String checkedKey(String key) {
    if (!Tags.isKey(key)) {
      throw RequestRefused.invalid("The Tag Key provided is invalid, Key: " + key);
    }
    if (Tags.isReserved(key)) {
      throw RequestRefused.invalid("Tag Key cannot be prefixed with aws:, Key: " + key);
    }
    return key;
  }

  private static String checkedValue(RequestBody tag) {
    return tag.string("Value")
        .filter(Tags::isValue)
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

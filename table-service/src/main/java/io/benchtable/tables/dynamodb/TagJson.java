package io.benchtable.tables.dynamodb;

import io.benchtable.tables.catalogue.Annotations;
import io.benchtable.tables.catalogue.RequestRefused;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ArrayNode;

/** Tags as lists of {@code {"Key", "Value"}}. */
final class TagJson {

  private static final String INVALID = "One or more parameter values were invalid: ";

  private TagJson() {}

  static Map<String, String> read(RequestBody request) {
    List<RequestBody> given = request.objects("Tags");
    Map<String, String> tags = new LinkedHashMap<>();
    for (RequestBody tag : given) {
      String key = checkedKey(tag.required("Key"));
      String value = tag.required("Value");
      checkStorable(value);
      if (tags.put(key, value) != null) {
        throw RequestRefused.invalid(INVALID + "Duplicate tag key: " + key);
      }
    }
    if (tags.size() > Annotations.MOST_TAGS) {
      throw RequestRefused.invalid(
          INVALID
              + "Too many tags: %d, the limit is %d".formatted(tags.size(), Annotations.MOST_TAGS));
    }
    return tags;
  }

  static String checkedKey(String key) {
    checkStorable(key);
    if (key.startsWith("aws:")) {
      throw RequestRefused.invalid(INVALID + "Tag keys must not start with aws: " + key);
    }
    return key;
  }

  /** The database's texts have no U+0000. */
  private static void checkStorable(String text) {
    if (text.indexOf(0) >= 0) {
      throw RequestRefused.invalid(INVALID + "Tags must not contain U+0000");
    }
  }

  static void write(Map<String, String> tags, ArrayNode list) {
    tags.forEach((key, value) -> list.addObject().put("Key", key).put("Value", value));
  }
}

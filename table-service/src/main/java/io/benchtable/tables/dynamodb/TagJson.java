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
  private static final int LONGEST_KEY = 128;
  private static final int LONGEST_VALUE = 256;

  private TagJson() {}

  static Map<String, String> read(RequestBody request) {
    List<RequestBody> given = request.objects("Tags");
    Map<String, String> tags = new LinkedHashMap<>();
    for (RequestBody tag : given) {
      String key = checkedKey(tag.required("Key"));
      String value = tag.required("Value");
      checkLength("value", value, 0, LONGEST_VALUE);
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
    checkLength("key", key, 1, LONGEST_KEY);
    if (key.startsWith("aws:")) {
      throw RequestRefused.invalid(INVALID + "Tag keys must not start with aws: " + key);
    }
    return key;
  }

  private static void checkLength(String member, String text, int least, int most) {
    int length = text.codePointCount(0, text.length());
    if (length < least || length > most || text.indexOf(0) >= 0) {
      throw RequestRefused.invalid(
          "1 validation error detected: Value '%s' at 'tags.1.member.%s' failed to satisfy"
                  .formatted(text, member)
              + " constraint: Member must have length "
              + (length < least
                  ? "greater than or equal to " + least
                  : "less than or equal to " + most));
    }
  }

  static void write(Map<String, String> tags, ArrayNode list) {
    tags.forEach((key, value) -> list.addObject().put("Key", key).put("Value", value));
  }
}

package io.benchtable.dashboard.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Several values as they are typed, separated by commas. One that has a comma or quotation marks
 * itself, or is empty, is put in quotation marks, in which they are doubled.
 */
final class ListText {

  private static final Pattern VALUE =
      Pattern.compile(
          "\\s*(?:\"(?<quoted>(?:[^\"]++|\"\")*+)\"|(?<bare>[^\",]*[^\",\\s]))\\s*(?<end>,|\\z)");

  private ListText() {}

  /** The values; nothing if that is no list of them. */
  static Optional<List<String>> read(String text) {
    List<String> values = new ArrayList<>();
    Matcher found = VALUE.matcher(text);
    while (found.lookingAt()) {
      String bare = found.group("bare");
      values.add(bare == null ? found.group("quoted").replace("\"\"", "\"") : bare);
      if (found.group("end").isEmpty()) {
        return Optional.of(values);
      }
      found.region(found.end(), text.length());
    }
    return Optional.empty();
  }
}

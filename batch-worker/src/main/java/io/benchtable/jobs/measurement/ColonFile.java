package io.benchtable.jobs.measurement;

import java.util.HashMap;
import java.util.Map;

/** Files of the kernel whose lines are a name and a number, such as {@code VmHWM: 1692 kB}. */
public final class ColonFile {

  private ColonFile() {}

  /** Values by name; lines without a number are left out. Units are the file's own. */
  public static Map<String, Long> parse(String text) {
    var values = new HashMap<String, Long>();
    for (var line : text.split("\n")) {
      var words = line.strip().split("[:\\s]+");
      if (words.length >= 2 && isNumber(words[1])) {
        values.put(words[0], Long.parseLong(words[1]));
      }
    }
    return values;
  }

  private static boolean isNumber(String word) {
    return !word.isEmpty() && word.length() < 19 && word.chars().allMatch(Character::isDigit);
  }
}

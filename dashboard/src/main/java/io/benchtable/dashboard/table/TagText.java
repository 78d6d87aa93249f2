package io.benchtable.dashboard.table;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** A tag of a table as it is typed. */
record TagText(String key, String value) {

  private static final int LONGEST_KEY = 128;
  private static final int LONGEST_VALUE = 256;
  private static final Pattern CHARACTERS = Pattern.compile("[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]*");

  /** What is wrong with it, under the names of its two fields. */
  Map<String, String> problems(String keyField, String valueField) {
    Map<String, String> problems = new LinkedHashMap<>();
    if (key.isEmpty() || key.startsWith("aws:") || unfit(key, LONGEST_KEY)) {
      problems.put(keyField, expected(LONGEST_KEY, " that do not begin with aws:", key));
    }
    if (unfit(value, LONGEST_VALUE)) {
      problems.put(valueField, expected(LONGEST_VALUE, "", value));
    }
    return problems;
  }

  private static boolean unfit(String text, int longest) {
    return text.length() > longest || !CHARACTERS.matcher(text).matches();
  }

  private static String expected(int longest, String more, String found) {
    return "Expected at most %d letters, digits, spaces or any of _ . : / = + - @%s, but it is %s."
        .formatted(
            longest,
            more,
            found.isEmpty()
                ? "empty"
                : found.length() > longest ? found.length() + " characters" : found);
  }
}

package io.benchtable.benchmarks.differences;

import java.util.regex.Pattern;

/**
 * Where two answers are not the same.
 *
 * @param operation that was asked for
 * @param place {@code outcome}, or the member of the answers
 * @param ours what the service said there
 * @param theirs what the peer said there
 */
record Difference(String operation, String place, String ours, String theirs) {

  private static final int LONGEST = 240;
  private static final Pattern QUOTED = Pattern.compile("'[^']*'|\"(?:[^\"\\\\]|\\\\.)*\"|`[^`]*`");
  private static final Pattern NUMBERED = Pattern.compile("\\d+");
  private static final Pattern PLACEHOLDER = Pattern.compile("[:#][A-Za-z_]\\w*");
  private static final Pattern BRACKETS = Pattern.compile("\\{[^{}]*\\}|\\[[^\\[\\]]*\\]");

  /** The same for differences that have one reason, as far as their texts tell. */
  String kind() {
    return String.join(" | ", operation, general(place), general(ours), general(theirs));
  }

  /** A text without names, numbers and values. */
  static String general(String text) {
    String general = QUOTED.matcher(text).replaceAll("'…'");
    general = PLACEHOLDER.matcher(general).replaceAll(":…");
    general = NUMBERED.matcher(general).replaceAll("0");
    String before;
    do {
      before = general;
      general = BRACKETS.matcher(general).replaceAll("(…)");
    } while (!before.equals(general));
    return general.length() > LONGEST ? general.substring(0, LONGEST) : general;
  }
}

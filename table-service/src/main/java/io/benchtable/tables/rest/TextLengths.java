package io.benchtable.tables.rest;

import io.benchtable.tables.catalogue.RequestRefused;

/** How long texts are that are cut into tokens: at most as the protocol has them. */
final class TextLengths {

  static final int STATEMENT = 8192;
  static final int CLAUSE = 4096;

  private static final int SHOWN = 80;

  private TextLengths() {}

  /**
   * The same, or refused.
   *
   * @param name where it stands
   */
  static String checked(String name, String text, int most) {
    if (text.length() > most) {
      throw RequestRefused.invalid(
          "Expected %s of at most %d characters, but it has %d: '%s'."
              .formatted(name, most, text.length(), shown(text)));
    }
    return text;
  }

  /** As much of a text as tells which one it is. */
  static String shown(String text) {
    return text.length() > 2 * SHOWN
        ? text.substring(0, text.offsetByCodePoints(0, SHOWN)) + "…"
        : text;
  }
}

package io.benchtable.tables.item;

/** Text that UTF-8 can carry. A lone half of a surrogate pair would become another text there. */
final class WellFormed {

  private WellFormed() {}

  /** Returns the text, or refuses it. */
  static String check(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (!Character.isSurrogate(c)) {
        continue;
      }
      if (!startsPair(text, i)) {
        throw new ValidationError(
            "One or more parameter values were invalid: Expected text that UTF-8 can carry, but"
                + " there is a lone surrogate U+%04X at position %d".formatted((int) c, i));
      }
      i++;
    }
    return text;
  }

  /** Whether both halves of a pair are there. */
  static boolean startsPair(String text, int i) {
    return Character.isHighSurrogate(text.charAt(i))
        && i + 1 < text.length()
        && Character.isLowSurrogate(text.charAt(i + 1));
  }
}

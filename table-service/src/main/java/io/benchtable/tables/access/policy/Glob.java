package io.benchtable.tables.access.policy;

/** A pattern of characters, of which two stand for others. */
final class Glob {

  /** Any number of characters. */
  static final int ANY = -1;

  /** Any one character. */
  static final int ONE = -2;

  private Glob() {}

  /** Goes back to the last {@link #ANY} only, so that no pattern takes very long. */
  static boolean matches(int[] pattern, int[] value) {
    int at = 0;
    int next = 0;
    int lastAny = -1;
    int taken = 0;
    while (at < value.length) {
      if (next < pattern.length && (pattern[next] == ONE || pattern[next] == value[at])) {
        at++;
        next++;
      } else if (next < pattern.length && pattern[next] == ANY) {
        lastAny = next;
        taken = at;
        next++;
      } else if (lastAny >= 0) {
        taken++;
        at = taken;
        next = lastAny + 1;
      } else {
        return false;
      }
    }
    while (next < pattern.length && pattern[next] == ANY) {
      next++;
    }
    return next == pattern.length;
  }

  static int[] lowerCase(int[] characters) {
    int[] lower = characters.clone();
    for (int i = 0; i < lower.length; i++) {
      lower[i] = lower[i] < 0 ? lower[i] : Character.toLowerCase(Character.toUpperCase(lower[i]));
    }
    return lower;
  }
}

package io.benchtable.dashboard.page;

import java.math.BigInteger;
import java.util.Comparator;
import java.util.Locale;

/** Words in the order that people expect, numbers in them by their value: k=9 before k=11. */
final class Natural {

  static final Comparator<String> ORDER = Natural::compare;

  private Natural() {}

  private static int compare(String one, String other) {
    String[] mine = parts(one);
    String[] theirs = parts(other);
    for (int at = 0; at < Math.min(mine.length, theirs.length); at++) {
      int difference = part(mine[at], theirs[at]);
      if (difference != 0) {
        return difference;
      }
    }
    return mine.length == theirs.length ? one.compareTo(other) : mine.length - theirs.length;
  }

  private static int part(String one, String other) {
    boolean numbers = isNumber(one) && isNumber(other);
    return numbers ? new BigInteger(one).compareTo(new BigInteger(other)) : one.compareTo(other);
  }

  private static boolean isNumber(String part) {
    return !part.isEmpty() && part.charAt(0) >= '0' && part.charAt(0) <= '9';
  }

  private static String[] parts(String text) {
    return text.toLowerCase(Locale.ROOT).split("(?<=[0-9])(?=[^0-9])|(?<=[^0-9])(?=[0-9])");
  }
}

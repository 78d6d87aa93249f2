package io.benchtable.workflows.benchmark;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** The known name that somebody most likely meant. */
final class Nearest {

  private Nearest() {}

  /** The nearest name by edit distance, if one is near enough to be meant. */
  static Optional<String> to(String typed, Collection<String> known) {
    return known.stream()
        .min(Comparator.comparingInt(name -> distance(typed, name)))
        .filter(name -> distance(typed, name) <= Math.max(1, name.length() / 3));
  }

  /** Insertions, deletions and replacements from one to the other, ignoring case (Levenshtein). */
  private static int distance(String left, String right) {
    var a = left.toLowerCase(java.util.Locale.ROOT);
    var b = right.toLowerCase(java.util.Locale.ROOT);
    var row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int above = row[j];
        int change = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        row[j] = Math.min(change, Math.min(above, row[j - 1]) + 1);
        diagonal = above;
      }
    }
    return row[b.length()];
  }
}

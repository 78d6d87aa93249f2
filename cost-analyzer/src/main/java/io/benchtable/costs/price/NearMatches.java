package io.benchtable.costs.price;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** Names that somebody may have meant. */
public final class NearMatches {

  private static final int SHOWN = 4;

  private NearMatches() {}

  /** The nearest of the known names by edit distance, at most four, nearest first. */
  public static List<String> of(String asked, Collection<String> known) {
    return known.stream()
        .distinct()
        .sorted(
            Comparator.comparingInt((String name) -> distance(asked, name))
                .thenComparing(Comparator.naturalOrder()))
        .limit(SHOWN)
        .toList();
  }

  /** Levenshtein distance: insertions, deletions and replacements of one character. */
  static int distance(String left, String right) {
    int[] previous = new int[right.length() + 1];
    for (int j = 0; j <= right.length(); j++) {
      previous[j] = j;
    }
    for (int i = 1; i <= left.length(); i++) {
      int[] current = new int[right.length() + 1];
      current[0] = i;
      for (int j = 1; j <= right.length(); j++) {
        int replaced = previous[j - 1] + (left.charAt(i - 1) == right.charAt(j - 1) ? 0 : 1);
        current[j] = Math.min(replaced, Math.min(previous[j], current[j - 1]) + 1);
      }
      previous = current;
    }
    return previous[right.length()];
  }
}

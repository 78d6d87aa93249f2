package io.benchtable.costs.verdict;

import java.math.BigInteger;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Orders names as people do: numbers within them by their size. */
final class NaturalOrder {

  private static final Pattern PIECE = Pattern.compile("\\d+|\\D+");

  private NaturalOrder() {}

  static int compare(String left, String right) {
    List<String> a = pieces(left);
    List<String> b = pieces(right);
    for (int i = 0; i < Math.min(a.size(), b.size()); i++) {
      int order = comparePieces(a.get(i), b.get(i));
      if (order != 0) {
        return order;
      }
    }
    int order = Integer.compare(a.size(), b.size());
    return order != 0 ? order : left.compareTo(right);
  }

  private static int comparePieces(String left, String right) {
    return isNumber(left) && isNumber(right)
        ? new BigInteger(left).compareTo(new BigInteger(right))
        : left.compareTo(right);
  }

  private static boolean isNumber(String piece) {
    return piece.charAt(0) >= '0' && piece.charAt(0) <= '9';
  }

  private static List<String> pieces(String text) {
    return PIECE.matcher(text).results().map(MatchResult::group).toList();
  }
}

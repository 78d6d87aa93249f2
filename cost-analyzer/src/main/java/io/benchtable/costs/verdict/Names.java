package io.benchtable.costs.verdict;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Names and lists of them in sentences: an item must have room for them, and a reader patience. */
final class Names {

  /** How many are written out. */
  static final int MOST = 4;

  private Names() {}

  static Stream<String> few(List<String> names) {
    return names.size() <= MOST
        ? names.stream()
        : Stream.concat(
            names.stream().limit(MOST), Stream.of("%d more".formatted(names.size() - MOST)));
  }

  /** A code of ours as words. */
  static String words(String code) {
    return code.toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  static String joined(List<String> names) {
    return few(names).collect(Collectors.joining("; "));
  }
}

package io.benchtable.tables.expression;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Words that the service keeps for itself: attributes of these names need a placeholder. */
final class ReservedWords {

  private static final Set<String> WORDS = read();

  private ReservedWords() {}

  static boolean contains(String name) {
    return WORDS.contains(name.toUpperCase(Locale.ROOT));
  }

  static int count() {
    return WORDS.size();
  }

  private static Set<String> read() {
    try (InputStream words = ReservedWords.class.getResourceAsStream("reserved-words.txt")) {
      if (words == null) {
        throw new IllegalStateException("Expected reserved-words.txt, but it is not there");
      }
      return new String(words.readAllBytes(), StandardCharsets.US_ASCII)
          .lines()
          .collect(Collectors.toUnmodifiableSet());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

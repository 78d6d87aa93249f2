package io.benchtable.tables.rest;

import io.benchtable.tables.catalogue.RequestRefused;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Lists are shown a page at a time. One more is looked for than is shown, so that it is known
 * whether there are more.
 */
final class Pages {

  private static final Pattern ID = Pattern.compile("[0-9]+-[0-9a-f]+");
  private static final int USUAL = 100;
  private static final int MOST = 1000;

  private Pages() {}

  /** How many to list where so many are asked for. */
  static int most(@Nullable Integer limit) {
    if (limit != null && (limit < 1 || limit > MOST)) {
      throw RequestRefused.invalid(
          "Expected limit to be from 1 to %d, but it is %d.".formatted(MOST, limit));
    }
    return limit == null ? USUAL : limit;
  }

  /** The id behind which a list of what the service made goes on. */
  static Optional<String> afterId(@Nullable String next) {
    if (next != null && !ID.matcher(next).matches()) {
      throw RequestRefused.invalid(
          "Expected next to be what a list ended with, but it is '" + next + "'.");
    }
    return Optional.ofNullable(next);
  }

  /** What is shown of those that were found. */
  static <T, V> List<V> shown(List<T> found, int most, Function<T, V> view) {
    return found.stream().limit(most).map(view).toList();
  }

  /** The id of the last one that is shown; null where there are no more behind it. */
  static <T> @Nullable String next(List<T> found, int most, Function<T, String> id) {
    return found.size() > most ? id.apply(found.get(most - 1)) : null;
  }
}

package io.benchtable.costs.engine.reprice;

import java.util.Optional;

/**
 * By which prices a benchmark's past runs are to be priced.
 *
 * @param version of the book; the newest where it is not said
 * @param instanceType the benchmark's own where it is not said and the book prices machines
 * @param region the benchmark's own where it is not said and the book has it
 */
record Question(
    String benchmarkId,
    String book,
    Optional<String> version,
    Optional<String> instanceType,
    Optional<String> region) {

  /**
   * Reads a question as it is asked.
   *
   * @param book as {@code NAME} or {@code NAME@VERSION}
   */
  static Question of(
      String benchmarkId, String book, Optional<String> instanceType, Optional<String> region) {
    int at = book.indexOf('@');
    return new Question(
        benchmarkId,
        at < 0 ? book : book.substring(0, at),
        at < 0 ? Optional.empty() : said(book.substring(at + 1)),
        instanceType.flatMap(Question::said),
        region.flatMap(Question::said));
  }

  private static Optional<String> said(String text) {
    return Optional.of(text.strip()).filter(one -> !one.isEmpty());
  }
}

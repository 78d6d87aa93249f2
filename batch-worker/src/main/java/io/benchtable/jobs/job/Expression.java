package io.benchtable.jobs.job;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * A regular expression that is looked for in many lines, in so much time altogether: some try more
 * ways through a line than can ever be tried, and nothing but reading the line shows it.
 */
final class Expression {

  private static final int READS_BETWEEN_LOOKS = 1 << 12;

  /** It took longer than it may, or we are to stop. */
  static final class GivenUp extends RuntimeException {
    GivenUp(String line) {
      super("Expected to look for an expression in a line of " + line.length() + ", but gave up");
    }
  }

  private final Pattern pattern;
  private long nanosLeft;

  Expression(Pattern pattern, Duration longest) {
    this.pattern = pattern;
    this.nanosLeft = longest.toNanos();
  }

  /**
   * Where the line first matches.
   *
   * @throws GivenUp with the interrupt flag set if that is why
   */
  Optional<MatchResult> find(String line) {
    var began = System.nanoTime();
    try {
      var matcher = pattern.matcher(new Watched(line, began));
      return matcher.find() ? Optional.of(matcher.toMatchResult()) : Optional.empty();
    } finally {
      nanosLeft -= System.nanoTime() - began;
    }
  }

  /** A line that is not read for ever. */
  private final class Watched implements CharSequence {

    private final String line;
    private final long began;
    private int reads;

    Watched(String line, long began) {
      this.line = line;
      this.began = began;
    }

    @Override
    public char charAt(int index) {
      if (++reads == READS_BETWEEN_LOOKS) {
        reads = 0;
        if (System.nanoTime() - began > nanosLeft || Thread.currentThread().isInterrupted()) {
          throw new GivenUp(line);
        }
      }
      return line.charAt(index);
    }

    @Override
    public int length() {
      return line.length();
    }

    @Override
    public CharSequence subSequence(int start, int end) {
      return line.subSequence(start, end);
    }

    @Override
    public String toString() {
      return line;
    }
  }
}

package io.benchtable.workflows.deadletter;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * When a failed delivery is tried again: each wait is twice the last, up to a longest one, less a
 * random part of up to a half, so that letters that failed together are not tried together.
 */
record RetryPolicy(Duration first, Duration longest, int mostAttempts, Duration longestAge) {

  RetryPolicy {
    if (!first.isPositive() || longest.compareTo(first) < 0) {
      throw new IllegalArgumentException(
          "Expected 0 < first <= longest, but they are " + first + " and " + longest);
    }
    if (mostAttempts < 1 || !longestAge.isPositive()) {
      throw new IllegalArgumentException(
          "Expected most attempts and longest age above 0, but they are "
              + mostAttempts
              + " and "
              + longestAge);
    }
  }

  /**
   * The wait after a number of failures.
   *
   * @param random from 0 to 1
   */
  Duration delay(int failures, double random) {
    var doubled = first.multipliedBy(1L << Math.min(30, Math.max(0, failures - 1)));
    var wait = doubled.compareTo(longest) > 0 ? longest : doubled;
    return wait.minus(Duration.ofNanos((long) (wait.toNanos() * random / 2)));
  }

  /** Why there is no further attempt, if there is none. */
  Optional<String> exhausted(int failures, Instant firstFailedAt, Instant now) {
    if (failures >= mostAttempts) {
      return Optional.of("MOST_ATTEMPTS");
    }
    return Duration.between(firstFailedAt, now).compareTo(longestAge) >= 0
        ? Optional.of("LONGEST_AGE")
        : Optional.empty();
  }
}

package io.benchtable.workflows.deadletter;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of dead letters.
 *
 * @param firstDelay before the second attempt; later waits double
 * @param longestDelay between two attempts
 * @param mostAttempts before a letter is parked
 * @param longestAge before a letter is parked
 * @param poll how often letters are looked for whose time has come
 */
@ConfigurationProperties("benchtable.dead-letters")
record DeadLetterSettings(
    @DefaultValue("1s") Duration firstDelay,
    @DefaultValue("5m") Duration longestDelay,
    @DefaultValue("185") int mostAttempts,
    @DefaultValue("24h") Duration longestAge,
    @DefaultValue("500ms") Duration poll) {

  DeadLetterSettings {
    if (!poll.isPositive()) {
      throw new IllegalArgumentException("Expected poll above 0, but it is " + poll);
    }
  }

  RetryPolicy policy() {
    return new RetryPolicy(firstDelay, longestDelay, mostAttempts, longestAge);
  }
}

package io.benchtable.workflows.rule;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the rules.
 *
 * @param refresh how often the table is read again
 * @param mostStartsInAMinute a rule that starts more is disabled
 */
@ConfigurationProperties("benchtable.rules")
record RulesSettings(
    @DefaultValue("5s") Duration refresh, @DefaultValue("1000") int mostStartsInAMinute) {

  RulesSettings {
    if (!refresh.isPositive()) {
      throw new IllegalArgumentException("Expected refresh above 0, but it is " + refresh);
    }
    if (mostStartsInAMinute < 1) {
      throw new IllegalArgumentException(
          "Expected most-starts-in-a-minute of 1 or more, but it is " + mostStartsInAMinute);
    }
  }
}

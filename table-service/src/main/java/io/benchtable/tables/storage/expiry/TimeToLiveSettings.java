package io.benchtable.tables.storage.expiry;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of items that expire.
 *
 * @param sweepInterval between two looks for expired items
 * @param changeInterval how long after a change of a table's time to live the next one is refused
 */
@ConfigurationProperties("benchtable.tables.time-to-live")
record TimeToLiveSettings(
    @DefaultValue("60s") Duration sweepInterval, @DefaultValue("0s") Duration changeInterval) {

  TimeToLiveSettings {
    if (!sweepInterval.isPositive()) {
      throw new IllegalArgumentException(
          "Expected sweep-interval above 0, but it is " + sweepInterval);
    }
    if (changeInterval.isNegative()) {
      throw new IllegalArgumentException(
          "Expected change-interval of 0 or more, but it is " + changeInterval);
    }
  }
}

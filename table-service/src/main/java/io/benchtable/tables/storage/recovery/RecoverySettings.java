package io.benchtable.tables.storage.recovery;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of point-in-time recovery.
 *
 * @param checkInterval after how long a time without changes the archive notes that there were none
 */
@ConfigurationProperties("benchtable.tables.recovery")
record RecoverySettings(@DefaultValue("10s") Duration checkInterval) {

  RecoverySettings {
    if (!checkInterval.isPositive()) {
      throw new IllegalArgumentException(
          "Expected check-interval above 0, but it is " + checkInterval);
    }
  }
}

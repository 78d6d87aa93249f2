package io.benchtable.tables.storage.throughput;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the throughput that tables were given is kept to.
 *
 * @param throttle whether it is at all
 * @param instances how many instances share it; each lets its part through
 */
@ConfigurationProperties("benchtable.tables")
record ThroughputSettings(
    @DefaultValue("true") boolean throttle, @DefaultValue("1") int instances) {

  ThroughputSettings {
    if (instances < 1) {
      throw new IllegalArgumentException(
          "Expected benchtable.tables.instances to be at least 1, but it is " + instances + ".");
    }
  }
}

package io.benchtable.dashboard.live;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Live updates.
 *
 * @param connections how many pages may listen at once
 * @param heartbeat how long a connection may be silent
 * @param gather how long changes are gathered before a page is told
 */
@ConfigurationProperties("benchtable.dashboard.live")
record LiveSettings(
    @DefaultValue("200") int connections,
    @DefaultValue("15s") Duration heartbeat,
    @DefaultValue("400ms") Duration gather) {

  LiveSettings {
    if (connections < 1) {
      throw new IllegalArgumentException(
          "Expected benchtable.dashboard.live.connections to be 1 or more, but it is "
              + connections);
    }
  }
}

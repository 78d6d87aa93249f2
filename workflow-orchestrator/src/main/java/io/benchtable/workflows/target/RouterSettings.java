package io.benchtable.workflows.target;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the router.
 *
 * @param deepest an event that more targets than this led to is parked
 * @param longestStart how long a target may take to be started before its event is kept for later
 */
@ConfigurationProperties("benchtable.router")
record RouterSettings(@DefaultValue("16") int deepest, @DefaultValue("5s") Duration longestStart) {

  RouterSettings {
    if (deepest < 1 || !longestStart.isPositive()) {
      throw new IllegalArgumentException(
          "Expected deepest of 1 or more and longest-start above 0, but they are "
              + deepest
              + " and "
              + longestStart);
    }
  }
}

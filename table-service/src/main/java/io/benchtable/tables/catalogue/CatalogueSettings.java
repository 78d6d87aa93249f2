package io.benchtable.tables.catalogue;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How tables behave as a whole.
 *
 * @param statusTime how long CREATING, UPDATING and DELETING are shown at least
 */
@ConfigurationProperties("benchtable.tables")
record CatalogueSettings(@DefaultValue("0s") Duration statusTime) {

  private static final Duration LONGEST = Duration.ofHours(1);

  CatalogueSettings {
    if (statusTime.isNegative() || statusTime.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException(
          "Expected benchtable.tables.status-time to be from 0s to 1h, but it is "
              + statusTime
              + ".");
    }
  }
}

package io.benchtable.tables.storage.expiry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class TimeToLiveSettingsTests {

  private static final String PREFIX = "benchtable.tables.time-to-live";

  @Test
  void hasDefaults() {
    assertThat(bind(Map.of()))
        .isEqualTo(new TimeToLiveSettings(Duration.ofSeconds(60), Duration.ZERO));
  }

  @Test
  void readsEveryKey() {
    assertThat(bind(Map.of(PREFIX + ".sweep-interval", "2s", PREFIX + ".change-interval", "1h")))
        .isEqualTo(new TimeToLiveSettings(Duration.ofSeconds(2), Duration.ofHours(1)));
  }

  @Test
  void refusesWhatMakesNoSense() {
    assertThatThrownBy(() -> bind(Map.of(PREFIX + ".sweep-interval", "0s")))
        .hasRootCauseMessage("Expected sweep-interval above 0, but it is PT0S");
    assertThatThrownBy(() -> bind(Map.of(PREFIX + ".change-interval", "-1s")))
        .hasRootCauseMessage("Expected change-interval of 0 or more, but it is PT-1S");
  }

  private static TimeToLiveSettings bind(Map<String, Object> properties) {
    return new Binder(new MapConfigurationPropertySource(properties))
        .bindOrCreate(PREFIX, TimeToLiveSettings.class);
  }
}

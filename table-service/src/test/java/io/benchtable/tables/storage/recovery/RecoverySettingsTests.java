package io.benchtable.tables.storage.recovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** Settings of point-in-time recovery. */
class RecoverySettingsTests {

  @Test
  void hasADefault() {
    assertThat(bind(Map.of()).checkInterval()).isEqualTo(Duration.ofSeconds(10));
  }

  @Test
  void takesAnInterval() {
    assertThat(bind(Map.of("benchtable.tables.recovery.check-interval", "2s")).checkInterval())
        .isEqualTo(Duration.ofSeconds(2));
  }

  @Test
  void refusesNoInterval() {
    assertThatThrownBy(() -> new RecoverySettings(Duration.ZERO))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Expected check-interval above 0, but it is PT0S");
  }

  private static RecoverySettings bind(Map<String, String> values) {
    return new Binder(new MapConfigurationPropertySource(values))
        .bindOrCreate("benchtable.tables.recovery", RecoverySettings.class);
  }
}

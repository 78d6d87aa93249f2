package io.benchtable.workflows.deadletter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class DeadLetterSettingsTests {

  @Test
  void hasDefaults() {
    assertThat(bind(Map.of()).policy())
        .isEqualTo(
            new RetryPolicy(
                Duration.ofSeconds(1), Duration.ofMinutes(5), 185, Duration.ofHours(24)));
  }

  @Test
  void readsEveryKey() {
    assertThat(
            bind(
                Map.of(
                    "benchtable.dead-letters.first-delay", "2s",
                    "benchtable.dead-letters.longest-delay", "3s",
                    "benchtable.dead-letters.most-attempts", 4,
                    "benchtable.dead-letters.longest-age", "5h",
                    "benchtable.dead-letters.poll", "6ms")))
        .isEqualTo(
            new DeadLetterSettings(
                Duration.ofSeconds(2),
                Duration.ofSeconds(3),
                4,
                Duration.ofHours(5),
                Duration.ofMillis(6)));
  }

  @Test
  void refusesWhatMakesNoSense() {
    assertThatThrownBy(() -> bind(Map.of("benchtable.dead-letters.poll", "0s")))
        .hasRootCauseMessage("Expected poll above 0, but it is PT0S");
    assertThatThrownBy(() -> bind(Map.of("benchtable.dead-letters.longest-delay", "1ms")).policy())
        .hasMessage("Expected 0 < first <= longest, but they are PT1S and PT0.001S");
  }

  private static DeadLetterSettings bind(Map<String, Object> properties) {
    return new Binder(new MapConfigurationPropertySource(properties))
        .bindOrCreate("benchtable.dead-letters", DeadLetterSettings.class);
  }
}

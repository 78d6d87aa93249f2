package io.benchtable.workflows.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class RulesSettingsTests {

  @Test
  void hasDefaults() {
    assertThat(bind(Map.of())).isEqualTo(new RulesSettings(Duration.ofSeconds(5), 1000));
  }

  @Test
  void readsEveryKey() {
    assertThat(
            bind(
                Map.of(
                    "benchtable.rules.refresh",
                    "1s",
                    "benchtable.rules.most-starts-in-a-minute",
                    7)))
        .isEqualTo(new RulesSettings(Duration.ofSeconds(1), 7));
  }

  @Test
  void refusesWhatMakesNoSense() {
    assertThatThrownBy(() -> bind(Map.of("benchtable.rules.most-starts-in-a-minute", 0)))
        .isInstanceOf(BindException.class)
        .hasRootCauseMessage("Expected most-starts-in-a-minute of 1 or more, but it is 0");
    assertThatThrownBy(() -> bind(Map.of("benchtable.rules.refresh", "0s")))
        .hasRootCauseMessage("Expected refresh above 0, but it is PT0S");
  }

  private static RulesSettings bind(Map<String, Object> properties) {
    return new Binder(new MapConfigurationPropertySource(properties))
        .bindOrCreate("benchtable.rules", RulesSettings.class);
  }
}

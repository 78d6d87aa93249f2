package io.benchtable.workflows.target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class RouterSettingsTests {

  @Test
  void hasDefaults() {
    assertThat(bind(Map.of())).isEqualTo(new RouterSettings(16, Duration.ofSeconds(5)));
  }

  @Test
  void readsEveryKey() {
    assertThat(
            bind(Map.of("benchtable.router.deepest", 4, "benchtable.router.longest-start", "2s")))
        .isEqualTo(new RouterSettings(4, Duration.ofSeconds(2)));
  }

  @Test
  void refusesWhatMakesNoSense() {
    assertThatThrownBy(() -> bind(Map.of("benchtable.router.deepest", 0)))
        .isInstanceOf(BindException.class)
        .hasRootCauseMessage(
            "Expected deepest of 1 or more and longest-start above 0, but they are 0 and PT5S");
  }

  private static RouterSettings bind(Map<String, Object> properties) {
    return new Binder(new MapConfigurationPropertySource(properties))
        .bindOrCreate("benchtable.router", RouterSettings.class);
  }
}

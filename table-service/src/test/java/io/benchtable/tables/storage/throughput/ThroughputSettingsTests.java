package io.benchtable.tables.storage.throughput;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class ThroughputSettingsTests {

  @Test
  void throttlesAsOneInstanceUnlessAsked() {
    assertThat(bound(Map.of())).isEqualTo(new ThroughputSettings(true, 1));
  }

  @Test
  void readsWhetherToThrottleAndHowManyInstancesThereAre() {
    assertThat(
            bound(
                Map.of("benchtable.tables.throttle", "false", "benchtable.tables.instances", "3")))
        .isEqualTo(new ThroughputSettings(false, 3));
  }

  @Test
  void refusesToBeNoInstance() {
    assertThatThrownBy(() -> bound(Map.of("benchtable.tables.instances", "0")))
        .isInstanceOf(BindException.class)
        .hasRootCauseMessage("Expected benchtable.tables.instances to be at least 1, but it is 0.");
  }

  private static ThroughputSettings bound(Map<String, String> properties) {
    return new Binder(new MapConfigurationPropertySource(properties))
        .bindOrCreate("benchtable.tables", ThroughputSettings.class);
  }
}

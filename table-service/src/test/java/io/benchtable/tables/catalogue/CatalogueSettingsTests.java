package io.benchtable.tables.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class CatalogueSettingsTests {

  @Test
  void showsNoStatusForAnyTimeUnlessAsked() {
    assertThat(bound(Map.of()).statusTime()).isEqualTo(Duration.ZERO);
  }

  @Test
  void readsTheStatusTime() {
    assertThat(bound(Map.of("benchtable.tables.status-time", "3s")).statusTime())
        .isEqualTo(Duration.ofSeconds(3));
  }

  @Test
  void refusesTimesThatNobodyWouldWaitFor() {
    for (String time : new String[] {"-1s", "61m"}) {
      assertThatThrownBy(() -> bound(Map.of("benchtable.tables.status-time", time)))
          .isInstanceOf(BindException.class)
          .hasRootCauseMessage(
              "Expected benchtable.tables.status-time to be from 0s to 1h, but it is "
                  + (time.equals("-1s") ? "PT-1S" : "PT1H1M")
                  + ".");
    }
  }

  private static CatalogueSettings bound(Map<String, String> properties) {
    return new Binder(new MapConfigurationPropertySource(properties))
        .bindOrCreate("benchtable.tables", CatalogueSettings.class);
  }
}

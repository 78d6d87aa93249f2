package io.benchtable.streams.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class StreamSettingsTests {

  @Test
  void haveDefaults() {
    assertThat(bind("benchtable.streams.readers", StreamSettings.class, Map.of()))
        .isEqualTo(new StreamSettings(4, Duration.ofSeconds(5)));
    assertThat(bind("benchtable.access", StreamAccessSettings.class, Map.of()))
        .isEqualTo(new StreamAccessSettings("", false));
  }

  @Test
  void areRead() {
    assertThat(
            bind(
                "benchtable.streams.readers",
                StreamSettings.class,
                Map.of(
                    "benchtable.streams.readers.most", "7",
                    "benchtable.streams.readers.patience", "2s")))
        .isEqualTo(new StreamSettings(7, Duration.ofSeconds(2)));
    assertThat(
            bind(
                "benchtable.access",
                StreamAccessSettings.class,
                Map.of("benchtable.access.token", " t ", "benchtable.access.open", "true")))
        .isEqualTo(new StreamAccessSettings("t", true));
  }

  @Test
  void areChecked() throws Exception {
    assertThatThrownBy(() -> new StreamSettings(0, Duration.ZERO))
        .hasMessageContaining("but it is 0");
    assertThatThrownBy(() -> new StreamSettings(1, Duration.ofSeconds(-1)))
        .hasMessageContaining("patience");
    InetAddress everywhere = InetAddress.getByName("0.0.0.0");
    assertThatThrownBy(() -> new StreamAccess(new StreamAccessSettings("", true), everywhere))
        .hasMessageContaining("loopback");
  }

  private static <T> T bind(String prefix, Class<T> type, Map<String, String> values) {
    return new Binder(new MapConfigurationPropertySource(values)).bindOrCreate(prefix, type);
  }
}

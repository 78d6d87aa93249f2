package io.benchtable.jobs.queue;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.util.unit.DataSize;

class WorkerSettingsTests {

  private static WorkerSettings bound(Map<String, String> settings) {
    return new Binder(new MapConfigurationPropertySource(settings))
        .bindOrCreate("benchtable.worker", WorkerSettings.class);
  }

  @Test
  void hasDefaults() {
    var settings = bound(Map.of());
    assertThat(settings.queues()).containsExactly("default");
    assertThat(settings.directory()).isEqualTo(Path.of("data/worker").toAbsolutePath());
    assertThat(settings.root()).isEqualTo(Path.of("").toAbsolutePath());
    assertThat(settings.allowAbsolutePaths()).isTrue();
    assertThat(settings.address()).isEqualTo("http://127.0.0.1:8083");
    assertThat(settings.lock()).isEqualTo(Path.of("/tmp/benchtable-measure.lock"));
    assertThat(settings.lease()).isEqualTo(Duration.ofSeconds(60));
    assertThat(settings.grace()).isEqualTo(Duration.ofSeconds(10));
    assertThat(settings.longestStep()).isEqualTo(Duration.ofDays(7));
    assertThat(settings.cgroups()).isTrue();
    assertThat(settings.diskReserve()).isEqualTo(DataSize.ofMegabytes(256));
  }

  @Test
  void takesEveryKey() {
    var settings =
        bound(
            Map.ofEntries(
                entry("benchtable.worker.queues", "small,large"),
                entry("benchtable.worker.data-directory", "/srv/worker"),
                entry("benchtable.worker.data-root", "/srv/data"),
                entry("benchtable.worker.allow-absolute-paths", "false"),
                entry("benchtable.worker.address", "http://lab-7:8083"),
                entry("benchtable.worker.lock-file", "/run/lock/benchtable"),
                entry("benchtable.worker.lease", "2m"),
                entry("benchtable.worker.grace", "3s"),
                entry("benchtable.worker.longest-step", "1d"),
                entry("benchtable.worker.cgroups", "false"),
                entry("benchtable.worker.namespaces", "unshare"),
                entry("benchtable.worker.disk-reserve", "1GB")));
    assertThat(settings)
        .isEqualTo(
            new WorkerSettings(
                List.of("small", "large"),
                "/srv/worker",
                "/srv/data",
                false,
                "http://lab-7:8083",
                "/run/lock/benchtable",
                Duration.ofMinutes(2),
                Duration.ofSeconds(3),
                Duration.ofDays(1),
                false,
                List.of("unshare"),
                DataSize.ofGigabytes(1)));
  }

  @Test
  void refusesToMakeNamespacesByOtherPrograms() {
    assertThatThrownBy(() -> bound(Map.of("benchtable.worker.namespaces", "docker")))
        .isInstanceOf(BindException.class)
        .rootCause()
        .hasMessageContaining("[docker]");
    assertThat(bound(Map.of("benchtable.worker.namespaces", "")).namespaces()).isEmpty();
  }

  @Test
  void refusesQueuesThatAreNoNames() {
    assertThatThrownBy(() -> bound(Map.of("benchtable.worker.queues", "a@b")))
        .isInstanceOf(BindException.class)
        .rootCause()
        .hasMessageContaining("benchtable.worker.queues");
  }
}

package io.benchtable.tables.storage.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class BucketSettingsTests {

  private static BucketSettings settings(Map<String, String> properties) {
    return new Binder(new MapConfigurationPropertySource(properties))
        .bindOrCreate("benchtable.tables", BucketSettings.class);
  }

  @Test
  void nameAFolder() {
    assertThat(settings(Map.of("benchtable.tables.buckets", "/data/buckets")).folder())
        .contains(Path.of("/data/buckets"));
    assertThat(settings(Map.of("benchtable.tables.buckets", "data/../buckets")).folder())
        .contains(Path.of("buckets").toAbsolutePath());
  }

  @Test
  void nameNoneAtFirst() {
    assertThat(settings(Map.of()).folder()).isEmpty();
    assertThat(settings(Map.of("benchtable.tables.buckets", " ")).folder()).isEmpty();
  }
}

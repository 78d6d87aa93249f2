package io.benchtable.tables.storage.transfer;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where exports are written and imports are read.
 *
 * @param buckets a folder of which each folder is a bucket; null for none
 */
@ConfigurationProperties("benchtable.tables")
record BucketSettings(@Nullable String buckets) {

  /** Absolute, so that it stays the same place. */
  Optional<Path> folder() {
    return buckets == null || buckets.isBlank()
        ? Optional.empty()
        : Optional.of(Path.of(buckets).toAbsolutePath().normalize());
  }
}

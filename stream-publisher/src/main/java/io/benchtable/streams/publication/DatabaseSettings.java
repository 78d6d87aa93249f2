package io.benchtable.streams.publication;

import io.benchtable.streams.wal.Database;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/** The database: the same settings that the table service has. */
@ConfigurationProperties("spring.datasource")
record DatabaseSettings(
    @Nullable String url, @Nullable String username, @Nullable String password) {

  Database database() {
    if (url == null || url.isBlank()) {
      throw new IllegalStateException(
          "Expected spring.datasource.url to say where PostgreSQL is, but it is " + url);
    }
    return new Database(url, username, password);
  }
}

package io.benchtable.streams.stream;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How streams are read.
 *
 * @param most how many requests read at once, each with a consumer and a few megabytes
 * @param patience how long others wait for their turn
 */
@ConfigurationProperties("benchtable.streams.readers")
record StreamSettings(@DefaultValue("4") int most, @DefaultValue("5s") Duration patience) {

  StreamSettings {
    if (most < 1) {
      throw new IllegalArgumentException(
          "Expected benchtable.streams.readers.most of at least 1, but it is " + most);
    }
    if (patience.isNegative()) {
      throw new IllegalArgumentException(
          "Expected benchtable.streams.readers.patience of at least 0, but it is " + patience);
    }
  }
}

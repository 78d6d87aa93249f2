package io.benchtable.tables.dynamodb;

import java.net.URI;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where streams are read.
 *
 * @param streamPublisher the address of the stream publisher
 */
@ConfigurationProperties("benchtable.tables")
record StreamSettings(@DefaultValue("http://127.0.0.1:8081") URI streamPublisher) {

  StreamSettings {
    if (streamPublisher.getScheme() == null || streamPublisher.getHost() == null) {
      throw new IllegalArgumentException(
          "Expected benchtable.tables.stream-publisher like http://127.0.0.1:8081, but it is "
              + streamPublisher);
    }
  }

  URI operation(String name) {
    return URI.create(streamPublisher.toString().replaceAll("/+$", "") + "/v1/streams/" + name);
  }
}

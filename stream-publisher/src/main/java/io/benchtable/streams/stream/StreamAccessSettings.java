package io.benchtable.streams.stream;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who may read streams.
 *
 * @param token that requests have to carry; empty lets nobody in unless open
 * @param open lets anyone in, on loopback only
 */
@ConfigurationProperties("benchtable.access")
record StreamAccessSettings(@DefaultValue("") String token, @DefaultValue("false") boolean open) {

  StreamAccessSettings {
    token = token.strip();
  }

  @Override
  public String toString() {
    return "StreamAccessSettings[open=" + open + "]";
  }
}

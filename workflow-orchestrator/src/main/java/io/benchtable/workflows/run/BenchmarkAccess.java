package io.benchtable.workflows.run;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The platform's credentials.
 *
 * @param token of HTTP requests; empty lets nobody in unless open
 * @param jobKey signs requests to workers
 * @param open lets anyone in who reaches the port; on loopback only
 */
@ConfigurationProperties("benchtable.access")
record BenchmarkAccess(
    @DefaultValue("") String token,
    @DefaultValue("") String jobKey,
    @DefaultValue("false") boolean open) {

  @Override
  public String toString() {
    return "BenchmarkAccess[open=" + open + "]";
  }
}

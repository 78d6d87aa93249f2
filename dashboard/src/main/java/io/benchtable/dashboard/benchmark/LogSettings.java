package io.benchtable.dashboard.benchmark;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where logs may be fetched from.
 *
 * @param workerHosts hosts of workers beside this machine's loopback addresses
 */
@ConfigurationProperties("benchtable.dashboard.logs")
record LogSettings(@DefaultValue List<String> workerHosts) {

  LogSettings {
    workerHosts = List.copyOf(workerHosts);
  }
}

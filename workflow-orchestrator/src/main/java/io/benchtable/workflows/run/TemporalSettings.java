package io.benchtable.workflows.run;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What is known of the Temporal server.
 *
 * @param durable whether it remembers workflows when it is restarted
 */
@ConfigurationProperties("benchtable.temporal")
record TemporalSettings(@DefaultValue("true") boolean durable) {

  /** As benchmarks say it. */
  String text() {
    return durable ? "durable" : "in memory";
  }
}

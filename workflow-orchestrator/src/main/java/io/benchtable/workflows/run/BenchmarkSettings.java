package io.benchtable.workflows.run;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How benchmarks are carried out.
 *
 * @param reconcileEvery how often unfinished benchmarks are looked for
 */
@ConfigurationProperties("benchtable.workflows")
record BenchmarkSettings(@DefaultValue("60s") Duration reconcileEvery) {

  BenchmarkSettings {
    if (!reconcileEvery.isPositive()) {
      throw new IllegalArgumentException(
          "Expected a positive benchtable.workflows.reconcile-every, but it is " + reconcileEvery);
    }
  }
}

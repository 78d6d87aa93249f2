package io.benchtable.workflows.target;

import io.benchtable.workflows.run.BenchmarkChanges;
import io.benchtable.workflows.run.BenchmarkGuard;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the platform's own rules need. */
@Configuration(proxyBeanMethods = false)
class BenchmarkTargetConfiguration {

  @Bean
  Benchmarks benchmarkTargets(BenchmarkChanges changes, BenchmarkGuard guard) {
    return new BenchmarkTargets(changes, guard);
  }
}

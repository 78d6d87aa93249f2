package io.benchtable.tables.storage.throughput;

import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The throttle on the clock of this process. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ThroughputSettings.class)
class ThroughputConfiguration {

  @Bean
  Throttle tablesThrottle(ThroughputSettings settings, MeterRegistry meters) {
    return settings.throttle()
        ? Throttle.of(settings.instances(), System::nanoTime, meters)
        : Throttle.none();
  }
}

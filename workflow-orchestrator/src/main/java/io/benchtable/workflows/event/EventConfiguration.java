package io.benchtable.workflows.event;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.function.Consumer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.listener.CommonErrorHandler;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.messaging.Message;
import org.springframework.util.backoff.ExponentialBackOff;

/** The router's end of Kafka. */
@Configuration(proxyBeanMethods = false)
class EventConfiguration {

  @Bean
  ChangeEventListener routerListener(ChangeEventHandler handler, MeterRegistry meters) {
    return new ChangeEventListener(handler, meters);
  }

  @Bean
  Consumer<Message<List<byte[]>>> router(ChangeEventListener routerListener) {
    return routerListener::on;
  }

  /** Retries a batch in place without end: partitions pause, and nothing is lost. */
  @Bean(defaultCandidate = false)
  CommonErrorHandler routerErrorHandler() {
    var backOff = new ExponentialBackOff(100, 2);
    backOff.setMaxInterval(10_000);
    return new DefaultErrorHandler(backOff);
  }
}

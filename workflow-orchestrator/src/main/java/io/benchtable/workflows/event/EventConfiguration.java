package io.benchtable.workflows.event;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.cloud.stream.config.ListenerContainerCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.kafka.listener.AbstractMessageListenerContainer;
import org.springframework.kafka.listener.CommonErrorHandler;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.messaging.Message;
import org.springframework.util.backoff.ExponentialBackOff;

/** The router's end of Kafka. */
@Configuration(proxyBeanMethods = false)
class EventConfiguration {

  /** Two images of 400 KB can reach 6 MB as JSON. */
  private static final int LARGEST = 9 * 1024 * 1024;

  @Bean
  ChangeEventListener routerListener(ChangeEventHandler handler, MeterRegistry meters) {
    return new ChangeEventListener(handler, meters);
  }

  @Bean
  Consumer<Message<List<byte[]>>> router(ChangeEventListener routerListener) {
    return routerListener::on;
  }

  /**
   * Offsets are committed every tenth of a second, not with every batch: at hundreds of events a
   * second each batch is one event, and a commit costs the broker as much as a record. What was not
   * committed is read again after a restart, and has its effects once all the same.
   */
  @Bean
  ListenerContainerCustomizer<AbstractMessageListenerContainer<?, ?>> routerCommits() {
    return (container, _, group) -> {
      if ("router".equals(group)) {
        var properties = container.getContainerProperties();
        properties.setAckTime(100);
        properties.setPollTimeout(100);
        properties.setSyncCommits(false);
      }
    };
  }

  @Bean
  EventStore routerEventStore(
      KafkaProperties kafka,
      Environment environment,
      @Value("${spring.cloud.stream.kafka.binder.brokers:}") List<String> brokers) {
    Map<String, Object> settings = new HashMap<>(kafka.buildConsumerProperties());
    Binder.get(environment)
        .bind(
            "spring.cloud.stream.kafka.binder.configuration",
            Bindable.mapOf(String.class, String.class))
        .ifBound(settings::putAll);
    if (!brokers.isEmpty()) {
      settings.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, brokers);
    }
    settings.remove(ConsumerConfig.GROUP_ID_CONFIG);
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
    settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    settings.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, LARGEST);
    settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 1);
    return new KafkaEventStore(settings, Duration.ofSeconds(10));
  }

  /** Retries a batch in place without end: partitions pause, and nothing is lost. */
  @Bean(defaultCandidate = false)
  CommonErrorHandler routerErrorHandler() {
    var backOff = new ExponentialBackOff(100, 2);
    backOff.setMaxInterval(10_000);
    return new DefaultErrorHandler(backOff);
  }
}

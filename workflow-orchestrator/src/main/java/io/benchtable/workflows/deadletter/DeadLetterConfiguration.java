package io.benchtable.workflows.deadletter;

import io.benchtable.workflows.event.EventStore;
import io.benchtable.workflows.item.Items;
import io.benchtable.workflows.item.TableDefinition;
import io.benchtable.workflows.rule.Rules;
import io.benchtable.workflows.target.Targets;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import java.util.concurrent.ThreadLocalRandom;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Dead letters, their table, and their retries. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DeadLetterSettings.class)
class DeadLetterConfiguration {

  @Bean
  TableDefinition deadLettersTable() {
    return DeadLetters.TABLE;
  }

  @Bean
  DeadLetters workflowDeadLetters(Items items, DeadLetterSettings settings, MeterRegistry meters) {
    return new DeadLetters(
        items,
        settings.policy(),
        InstantSource.system(),
        () -> ThreadLocalRandom.current().nextDouble(),
        meters);
  }

  @Bean
  RetryLoop workflowRetryLoop(
      DeadLetters workflowDeadLetters,
      Rules rules,
      Targets targets,
      EventStore events,
      DeadLetterSettings settings) {
    return new RetryLoop(
        workflowDeadLetters, rules, targets, events, InstantSource.system(), settings.poll());
  }
}

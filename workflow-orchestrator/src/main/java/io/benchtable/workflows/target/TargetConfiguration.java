package io.benchtable.workflows.target;

import io.benchtable.workflows.item.Items;
import io.benchtable.workflows.rule.Rules;
import io.benchtable.workflows.run.Signer;
import io.benchtable.workflows.run.WorkflowRegistration;
import io.micrometer.core.instrument.MeterRegistry;
import io.temporal.client.WorkflowClient;
import java.time.Duration;
import java.time.InstantSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Targets, and the router that takes events to them. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(RouterSettings.class)
class TargetConfiguration {

  /** A batch of events that all wait for Temporal is done with before Kafka takes it away. */
  private static final Duration PAUSE = Duration.ofSeconds(5);

  @Bean
  ItemPuts workflowItemPuts(Items items) {
    return new ItemPuts(items);
  }

  @Bean
  Targets workflowTargets(
      WorkflowClient client,
      ItemPuts workflowItemPuts,
      Benchmarks benchmarks,
      UndeliveredEvents undelivered,
      RouterSettings settings,
      @Value("${benchtable.temporal.durable:true}") boolean durable,
      @Value("${benchtable.access.job-key:}") String jobKey) {
    return new Targets(
        new Functions(client, new Signer(jobKey)),
        workflowItemPuts,
        benchmarks,
        undelivered,
        durable,
        settings.longestStart(),
        new CircuitBreaker(PAUSE, System::nanoTime));
  }

  @Bean
  Router workflowRouter(
      Rules rules,
      Targets workflowTargets,
      UndeliveredEvents undelivered,
      RouterSettings settings,
      MeterRegistry meters) {
    return new Router(
        rules, workflowTargets, undelivered, InstantSource.system(), settings.deepest(), meters);
  }

  @Bean
  WorkflowRegistration targetWorkflowRegistration(
      ItemPuts workflowItemPuts,
      UndeliveredEvents undelivered,
      @Value("${benchtable.access.job-key:}") String jobKey) {
    return worker -> {
      worker.registerWorkflowImplementationTypes(TargetWorkflowImpl.class);
      worker.registerActivitiesImplementations(
          new TargetActivitiesImpl(workflowItemPuts, undelivered, new Signer(jobKey)));
    };
  }
}

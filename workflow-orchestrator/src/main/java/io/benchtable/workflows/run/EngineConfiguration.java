package io.benchtable.workflows.run;

import io.temporal.client.WorkflowClient;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The module's end of Temporal. */
@Configuration(proxyBeanMethods = false)
class EngineConfiguration {

  @Bean
  WorkflowEngine workflowEngine(WorkflowClient client, List<WorkflowRegistration> registrations) {
    return new WorkflowEngine(client, registrations);
  }

  @Bean
  WorkflowEngineHealth workflowEngineHealthIndicator(WorkflowEngine workflowEngine) {
    return new WorkflowEngineHealth(workflowEngine);
  }
}

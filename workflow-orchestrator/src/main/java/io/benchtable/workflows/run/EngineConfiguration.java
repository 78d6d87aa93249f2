package io.benchtable.workflows.run;

import io.temporal.client.WorkflowClient;
import io.temporal.serviceclient.GrpcCompression;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import io.temporal.spring.boot.TemporalOptionsCustomizer;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The module's end of Temporal. */
@Configuration(proxyBeanMethods = false)
class EngineConfiguration {

  @Bean
  WorkflowEngine workflowEngine(WorkflowClient client, List<WorkflowRegistration> registrations) {
    return new WorkflowEngine(client, registrations);
  }

  /**
   * What does not leave this machine is not worth the processor time that compressing it takes.
   *
   * @param target host and port; empty where Temporal is in this process
   */
  @Bean
  TemporalOptionsCustomizer<WorkflowServiceStubsOptions.Builder> workflowCompression(
      @Value("${spring.temporal.connection.target:}") String target) {
    return options ->
        isThisMachine(target) ? options.setGrpcCompression(GrpcCompression.NONE) : options;
  }

  static boolean isThisMachine(String target) {
    return target.matches("(localhost|127(\\.\\d{1,3}){3}|\\[::1])(:\\d+)?");
  }

  @Bean
  WorkflowEngineHealth workflowEngineHealthIndicator(WorkflowEngine workflowEngine) {
    return new WorkflowEngineHealth(workflowEngine);
  }
}

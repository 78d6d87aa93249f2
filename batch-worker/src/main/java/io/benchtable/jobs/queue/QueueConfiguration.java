package io.benchtable.jobs.queue;

import io.temporal.serviceclient.GrpcCompression;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import io.temporal.spring.boot.TemporalOptionsCustomizer;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The module's end of Temporal. */
@Configuration(proxyBeanMethods = false)
class QueueConfiguration {

  /**
   * What does not leave this machine is not worth the processor time that compressing it takes.
   *
   * @param target host and port; empty where Temporal is in this process
   */
  @Bean
  TemporalOptionsCustomizer<WorkflowServiceStubsOptions.Builder> workerCompression(
      @Value("${spring.temporal.connection.target:}") String target) {
    return options ->
        isThisMachine(target) ? options.setGrpcCompression(GrpcCompression.NONE) : options;
  }

  static boolean isThisMachine(String target) {
    return target.matches("(localhost|127(\\.\\d{1,3}){3}|\\[::1])(:\\d+)?");
  }
}

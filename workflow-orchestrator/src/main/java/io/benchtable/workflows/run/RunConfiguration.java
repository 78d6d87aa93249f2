package io.benchtable.workflows.run;

import io.benchtable.workflows.item.Items;
import io.benchtable.workflows.item.TableDefinition;
import io.benchtable.workflows.item.WorkflowTables;
import io.temporal.client.WorkflowClient;
import java.net.InetAddress;
import java.time.InstantSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Benchmarks, wired. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({
  BenchmarkSettings.class,
  TemporalSettings.class,
  BenchmarkAccess.class
})
class RunConfiguration {

  @Bean
  TableDefinition benchmarksTable() {
    return BenchmarkTables.BENCHMARKS;
  }

  @Bean
  TableDefinition runsTable() {
    return BenchmarkTables.RUNS;
  }

  @Bean
  BenchmarkItems benchmarkItems(Items workflowItems) {
    return new BenchmarkItems(workflowItems, InstantSource.system());
  }

  @Bean
  Estimates benchmarkEstimates(Items workflowItems) {
    return new Estimates(workflowItems);
  }

  @Bean
  PricingPreview benchmarkPricingPreview(Items workflowItems) {
    return new PricingPreview(workflowItems);
  }

  @Bean
  BenchmarkWorkflows benchmarkWorkflows(WorkflowClient client) {
    return new BenchmarkWorkflows(client);
  }

  @Bean
  BenchmarkChanges benchmarkChanges(
      BenchmarkItems benchmarkItems, BenchmarkWorkflows benchmarkWorkflows) {
    return new BenchmarkChanges(benchmarkItems, benchmarkWorkflows);
  }

  @Bean
  BenchmarkGuard benchmarkGuard(Items workflowItems) {
    return new BenchmarkGuard(workflowItems);
  }

  @Bean
  WorkflowRegistration benchmarkWorkflowRegistration(
      Items workflowItems,
      BenchmarkItems benchmarkItems,
      TemporalSettings temporal,
      BenchmarkAccess access) {
    var clock = InstantSource.system();
    var activities =
        new ItemBenchmarkActivities(
            benchmarkItems,
            new RunItems(workflowItems, clock),
            new Signer(access.jobKey()),
            clock,
            temporal.text());
    return worker -> {
      worker.registerWorkflowImplementationTypes(BenchmarkWorkflowImpl.class);
      worker.registerActivitiesImplementations(activities);
    };
  }

  @Bean
  FilterRegistrationBean<AccessFilter> benchmarkCheckAccess(
      BenchmarkAccess access, @Value("${server.address:127.0.0.1}") InetAddress bound) {
    var registration = new FilterRegistrationBean<>(new AccessFilter(access, bound));
    registration.setName("benchmarkCheckAccess");
    registration.addUrlPatterns("/v1/benchmarks/*");
    return registration;
  }

  @Bean
  Reconciler benchmarkReconciler(
      Items workflowItems,
      BenchmarkWorkflows benchmarkWorkflows,
      WorkflowTables workflowTables,
      WorkflowEngine workflowEngine,
      BenchmarkSettings settings) {
    return new Reconciler(
        workflowItems,
        benchmarkWorkflows,
        workflowTables,
        workflowEngine,
        settings.reconcileEvery());
  }
}

package io.benchtable.standalone.server;

import io.benchtable.costs.CostAnalyzer;
import io.benchtable.dashboard.Dashboard;
import io.benchtable.jobs.BatchWorker;
import io.benchtable.streams.StreamPublisher;
import io.benchtable.tables.TableService;
import io.benchtable.workflows.WorkflowOrchestrator;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;
import org.springframework.context.annotation.Import;

/** Every service, each with the beans that it has on its own. */
@SpringBootConfiguration
@EnableAutoConfiguration
@Import({
  TableService.class,
  StreamPublisher.class,
  WorkflowOrchestrator.class,
  BatchWorker.class,
  CostAnalyzer.class,
  Dashboard.class
})
class ServerApplication {

  /** Settings of its own: each service has an {@code application.yaml} on the same class path. */
  static SpringApplicationBuilder builder(Class<?>... more) {
    return new SpringApplicationBuilder(ServerApplication.class)
        .sources(more)
        .beanNameGenerator(FullyQualifiedAnnotationBeanNameGenerator.INSTANCE)
        .properties("spring.config.name=instance");
  }
}

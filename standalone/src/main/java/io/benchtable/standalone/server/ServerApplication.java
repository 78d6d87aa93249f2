package io.benchtable.standalone.server;

import io.benchtable.costs.CostAnalyzer;
import io.benchtable.dashboard.Dashboard;
import io.benchtable.jobs.BatchWorker;
import io.benchtable.streams.StreamPublisher;
import io.benchtable.tables.TableService;
import io.benchtable.workflows.WorkflowOrchestrator;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
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
class ServerApplication {}

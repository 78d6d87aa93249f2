package io.benchtable.workflows.run;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** DOWN until the worker takes tasks from Temporal. */
final class WorkflowEngineHealth implements HealthIndicator {

  private final WorkflowEngine engine;

  WorkflowEngineHealth(WorkflowEngine engine) {
    this.engine = engine;
  }

  @Override
  public Health health() {
    return engine.isReady()
        ? Health.up().build()
        : Health.down().withDetail("reason", "Temporal has not answered yet").build();
  }
}

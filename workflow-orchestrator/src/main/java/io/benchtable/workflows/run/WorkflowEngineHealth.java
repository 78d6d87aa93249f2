package io.benchtable.workflows.run;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** DOWN until the worker takes tasks from Temporal, and whenever Temporal does not answer. */
final class WorkflowEngineHealth implements HealthIndicator {

  private final WorkflowEngine engine;

  WorkflowEngineHealth(WorkflowEngine engine) {
    this.engine = engine;
  }

  @Override
  public Health health() {
    if (!engine.isReady()) {
      return down("Temporal has not answered yet");
    }
    return engine.isAnswered() ? Health.up().build() : down("Temporal does not answer");
  }

  private static Health down(String reason) {
    return Health.down().withDetail("reason", reason).build();
  }
}

package io.benchtable.jobs.queue;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Up when the worker polls its queues. */
@Component
class WorkerHealthIndicator implements HealthIndicator {

  private final WorkerQueues queues;
  private final Workshop workshop;
  private final WorkerSettings settings;

  WorkerHealthIndicator(WorkerQueues queues, Workshop workshop, WorkerSettings settings) {
    this.queues = queues;
    this.workshop = workshop;
    this.settings = settings;
  }

  @Override
  public Health health() {
    var health = queues.isPolling() ? Health.up() : Health.down();
    return health
        .withDetail("queues", settings.queues())
        .withDetail("state", queues.state())
        .withDetail("isolation", workshop.processes().isolation())
        .build();
  }
}

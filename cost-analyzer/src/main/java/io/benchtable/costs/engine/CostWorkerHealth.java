package io.benchtable.costs.engine;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Healthy once the tables are there and activities are polled for. */
@Component("costAnalyzerHealthIndicator")
class CostWorkerHealth implements HealthIndicator {

  private final CostWorker worker;

  CostWorkerHealth(CostWorker worker) {
    this.worker = worker;
  }

  @Override
  public Health health() {
    String waitingFor = worker.waitingFor();
    return waitingFor.isEmpty()
        ? Health.up().build()
        : Health.down().withDetail("waitingFor", waitingFor).build();
  }
}

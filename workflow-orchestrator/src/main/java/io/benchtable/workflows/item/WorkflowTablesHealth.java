package io.benchtable.workflows.item;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** DOWN until the module's tables are there. */
final class WorkflowTablesHealth implements HealthIndicator {

  private final WorkflowTables tables;

  WorkflowTablesHealth(WorkflowTables tables) {
    this.tables = tables;
  }

  @Override
  public Health health() {
    return tables.isReady()
        ? Health.up().build()
        : Health.down().withDetail("reason", "the tables are not there yet").build();
  }
}

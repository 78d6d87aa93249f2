package io.benchtable.workflows.rule;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** DOWN until the rules were read once. */
final class RulesHealth implements HealthIndicator {

  private final Rules rules;

  RulesHealth(Rules rules) {
    this.rules = rules;
  }

  @Override
  public Health health() {
    return rules.isLoaded()
        ? Health.up().build()
        : Health.down().withDetail("reason", "table rules was not read yet").build();
  }
}

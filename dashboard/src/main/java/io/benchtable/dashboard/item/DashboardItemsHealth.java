package io.benchtable.dashboard.item;

import java.util.Map;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Up when the tables answer: without them there is nothing to show. */
@Component
class DashboardItemsHealth implements HealthIndicator {

  private final Items items;

  DashboardItemsHealth(Items items) {
    this.items = items;
  }

  @Override
  public Health health() {
    try {
      items.find("benchmarks", Map.of("benchmarkId", "health"));
      return Health.up().build();
    } catch (ItemsUnreachable failure) {
      return Health.down().withDetail("tables", String.valueOf(failure.getMessage())).build();
    }
  }
}

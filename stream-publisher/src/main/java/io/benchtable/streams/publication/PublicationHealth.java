package io.benchtable.streams.publication;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Health of the publication: up while changes are published. */
@Component
final class PublicationHealth implements HealthIndicator {

  private final PublicationLifecycle lifecycle;

  PublicationHealth(PublicationLifecycle lifecycle) {
    this.lifecycle = lifecycle;
  }

  @Override
  public Health health() {
    PublicationStatus.Report report = lifecycle.status().report();
    Health.Builder health =
        report.state() == PublicationState.PUBLISHING ? Health.up() : Health.down();
    health
        .withDetail("state", report.state())
        .withDetail("detail", report.detail())
        .withDetail("epoch", report.epoch())
        .withDetail("confirmed", report.confirmed().toString());
    SlotLag lag = lifecycle.status().lag();
    if (lag != null) {
      health.withDetail("lagBytes", lag.bytes()).withDetail("walStatus", lag.walStatus());
    }
    return health.build();
  }
}

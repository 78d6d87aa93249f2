package io.benchtable.streams.publication;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Health of the publication: up while changes are published and it is seen how far. */
@Component
final class PublicationHealth implements HealthIndicator {

  private final PublicationLifecycle lifecycle;

  PublicationHealth(PublicationLifecycle lifecycle) {
    this.lifecycle = lifecycle;
  }

  @Override
  public Health health() {
    return of(lifecycle.status());
  }

  static Health of(PublicationStatus status) {
    PublicationStatus.Report report = status.report();
    String blindness = status.blindness();
    Health.Builder health =
        report.state() == PublicationState.PUBLISHING && blindness == null
            ? Health.up()
            : Health.down();
    health
        .withDetail("state", report.state())
        .withDetail("detail", report.detail())
        .withDetail("epoch", report.epoch())
        .withDetail("confirmed", report.confirmed().toString());
    if (blindness != null) {
      health.withDetail("slot", "cannot be measured: " + blindness);
    }
    SlotLag lag = status.lag();
    if (lag != null) {
      health.withDetail("lagBytes", lag.bytes()).withDetail("walStatus", lag.walStatus());
    }
    return health.build();
  }
}

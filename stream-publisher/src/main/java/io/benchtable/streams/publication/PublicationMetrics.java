package io.benchtable.streams.publication;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.Instant;

/** Figures of the publication. */
final class PublicationMetrics {

  private final Counter published;
  private final Counter repeated;
  private final Counter unknown;
  private final Timer latency;

  PublicationMetrics(MeterRegistry registry, PublicationStatus status) {
    published =
        Counter.builder("benchtable.streams.events.published")
            .description("Events that Kafka has acknowledged")
            .register(registry);
    repeated =
        Counter.builder("benchtable.streams.events.skipped")
            .description("Changes read again after a start that were on Kafka already")
            .register(registry);
    unknown =
        Counter.builder("benchtable.streams.changes.unknown")
            .description("Row changes of relations that belong to no table")
            .register(registry);
    latency =
        Timer.builder("benchtable.streams.publish.latency")
            .description("From commit in the database to Kafka's acknowledgement")
            .publishPercentiles(0.5, 0.99)
            .register(registry);
    Gauge.builder(
            "benchtable.streams.slot.lag",
            status,
            it -> {
              SlotLag lag = it.lag();
              return lag == null ? Double.NaN : lag.bytes();
            })
        .description("Log that the replication slot holds and that is not confirmed")
        .baseUnit("bytes")
        .register(registry);
    Gauge.builder(
            "benchtable.streams.publishing",
            status,
            it -> it.report().state() == PublicationState.PUBLISHING ? 1 : 0)
        .description("1 while changes are published, else 0")
        .register(registry);
  }

  void published(Instant committedAt, Instant now) {
    published.increment();
    Duration took = Duration.between(committedAt, now);
    // Clocks of two machines may differ.
    latency.record(took.isNegative() ? Duration.ZERO : took);
  }

  void repeated() {
    repeated.increment();
  }

  void unknownTable() {
    unknown.increment();
  }
}

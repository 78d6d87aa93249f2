package io.benchtable.tables.storage.recovery;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** How far the archive is behind, as a figure of every instance. */
final class RecoveryLag {

  private final PostgresRecoveries recoveries;
  private final PostgresProgress progress;
  private final InstantSource clock;
  private volatile Optional<Instant> until = Optional.empty();

  RecoveryLag(
      PostgresRecoveries recoveries,
      PostgresProgress progress,
      InstantSource clock,
      MeterRegistry meters) {
    this.recoveries = recoveries;
    this.progress = progress;
    this.clock = clock;
    Gauge.builder("benchtable.tables.recovery.lag", this, RecoveryLag::seconds)
        .description("Since when changes of tables with point-in-time recovery are not archived")
        .baseUnit("seconds")
        .register(meters);
  }

  void look() {
    until = recoveries.isWanted() ? progress.until() : Optional.empty();
  }

  /** 0 where no table has it switched on. */
  private double seconds() {
    return until
        .map(time -> Math.max(0, Duration.between(time, clock.instant()).toMillis() / 1000.0))
        .orElse(0.0);
  }
}

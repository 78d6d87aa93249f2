package io.benchtable.workflows.benchmark;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A complete run of the past, as far as an estimate needs it.
 *
 * @param configurationId empty for set-up of a whole benchmark
 * @param ready when it had its host
 * @param end when it gave the host back
 * @param cost what it was charged, if that is known and prices are still the same
 */
public record PastRun(
    RunKind kind, String configurationId, Instant ready, Instant end, Optional<BigDecimal> cost) {

  Duration spent() {
    return Duration.between(ready, end);
  }
}

package io.benchtable.tables.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.benchtable.tables.catalogue.RequestRefused;
import io.benchtable.tables.storage.recovery.Recovery;
import io.benchtable.tables.storage.recovery.RecoveryStatus;
import io.benchtable.tables.storage.recovery.RecoveryTimes;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * Whether a table can be restored to times.
 *
 * @param days how far back; 35 when it is not said, absent where it is off
 * @param earliest the first of these times; absent while what the table holds is being copied
 * @param latest up to when all is archived; times up to now can be asked for
 */
@Schema(name = "Recovery")
@JsonInclude(JsonInclude.Include.NON_NULL)
record RecoveryView(
    @Nullable Boolean enabled,
    @Nullable Integer days,
    @Schema(accessMode = Schema.AccessMode.READ_ONLY) @Nullable Instant earliest,
    @Schema(accessMode = Schema.AccessMode.READ_ONLY) @Nullable Instant latest) {

  static RecoveryView of(RecoveryStatus status) {
    OptionalInt days = status.days();
    Optional<RecoveryTimes> times = status.times();
    return new RecoveryView(
        days.isPresent(),
        days.isPresent() ? days.getAsInt() : null,
        times.map(RecoveryTimes::earliest).orElse(null),
        times.map(RecoveryTimes::latest).orElse(null));
  }

  /** The same, or refused. */
  RecoveryView checked() {
    if (enabled == null) {
      throw RequestRefused.invalid("Expected enabled to be true or false, but it is absent.");
    }
    if (days != null && !enabled) {
      throw RequestRefused.invalid(
          "Expected no days where enabled is false, but days is %d.".formatted(days));
    }
    if (days != null && (days < 1 || days > Recovery.MOST_DAYS)) {
      throw RequestRefused.invalid(
          "Expected days to be from 1 to %d, but it is %d.".formatted(Recovery.MOST_DAYS, days));
    }
    return this;
  }

  boolean isWanted() {
    return Boolean.TRUE.equals(enabled);
  }

  OptionalInt wantedDays() {
    return days == null ? OptionalInt.empty() : OptionalInt.of(days);
  }
}

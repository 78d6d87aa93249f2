package io.benchtable.tables.storage.recovery;

import java.util.Optional;

/**
 * Whether the archive goes on where it ended.
 *
 * @param system the database system that there is now
 * @param logEnd where its log ends
 */
record Continuity(Progress progress, SlotState slot, String system, Lsn logEnd) {

  /** Why changes are missing; empty where none are. */
  Optional<String> gap() {
    Lsn position = progress.position();
    if (position == null) {
      return Optional.of("the log was not read before");
    }
    if (!system.equals(progress.system())) {
      return Optional.of(
          "database system %s was read, but this one is %s".formatted(progress.system(), system));
    }
    if (logEnd.isBefore(position)) {
      return Optional.of("%s was read, but the log ends at %s".formatted(position, logEnd));
    }
    return switch (slot) {
      case SlotState.Missing() -> Optional.of("the replication slot is gone");
      case SlotState.Lost() -> Optional.of("the database removed log that was not read");
      case SlotState.Ready(Lsn confirmed) ->
          position.isBefore(confirmed)
              ? Optional.of("the log goes on at %s, not at %s".formatted(confirmed, position))
              : Optional.empty();
    };
  }
}

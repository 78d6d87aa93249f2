package io.benchtable.streams.epoch;

import io.benchtable.streams.change.ChangeId;
import io.benchtable.streams.wal.Lsn;
import java.util.Optional;

/** Whether the log that is read now continues what was published before. */
public sealed interface Continuity {

  /** Nothing was ever published. */
  record First() implements Continuity {}

  /** It continues. */
  record Unbroken(Incarnation incarnation) implements Continuity {}

  /** It may not: a new epoch begins. */
  record Broken(Reason reason, int newEpoch) implements Continuity {}

  /**
   * What is seen at a start.
   *
   * @param database what the database remembers
   * @param published what Kafka remembers
   * @param logEnd where the log ends now
   * @param newest the highest identity in any topic
   * @param suspicion why the last attempt found that history is broken, if it did; nothing else may
   *     show that, so it is enough by itself
   */
  record Observation(
      Optional<Incarnation> database,
      Optional<Checkpoint> published,
      String systemIdentifier,
      Lsn logEnd,
      Slot slot,
      Optional<ChangeId> newest,
      Optional<Reason> suspicion) {

    private boolean isOfNothing() {
      return database.isEmpty() && published.isEmpty() && newest.isEmpty() && suspicion.isEmpty();
    }
  }

  /** Compares what the two sides remember with what is there. */
  static Continuity of(Observation seen) {
    if (seen.isOfNothing()) {
      return new First();
    }
    Optional<Reason> reason = seen.suspicion().or(() -> broken(seen));
    return reason.isPresent()
        ? new Broken(reason.get(), newEpoch(seen))
        : new Unbroken(seen.database().orElseThrow());
  }

  private static Optional<Reason> broken(Observation seen) {
    if (seen.published().isEmpty()) {
      return Optional.of(Reason.STATE_LOST);
    }
    Checkpoint published = seen.published().get();
    if (!published.systemIdentifier().equals(seen.systemIdentifier())) {
      return Optional.of(Reason.SYSTEM_CHANGED);
    }
    if (!seen.database().equals(Optional.of(published.incarnation()))) {
      return Optional.of(Reason.INCARNATION_CHANGED);
    }
    int epoch = published.incarnation().epoch();
    if (seen.newest().filter(id -> id.epoch() > epoch).isPresent()) {
      return Optional.of(Reason.STATE_LOST);
    }
    Lsn reached =
        seen.newest()
            .filter(id -> id.epoch() == epoch)
            .map(id -> id.position().lsn())
            .orElse(Lsn.ZERO)
            .max(published.confirmed());
    return switch (seen.slot()) {
      case Slot.Missing() -> Optional.of(Reason.SLOT_MISSING);
      case Slot.Lost(_) -> Optional.of(Reason.SLOT_INVALIDATED);
      case Slot.Ready(Lsn confirmed) when confirmed.isAfter(published.confirmed()) ->
          Optional.of(Reason.SLOT_MOVED);
      case Slot.Ready(_) when reached.isAfter(seen.logEnd()) -> Optional.of(Reason.LOG_BEHIND);
      case Slot.Ready(_), Slot.Taken(_) -> Optional.empty();
    };
  }

  private static int newEpoch(Observation seen) {
    int database = seen.database().map(Incarnation::epoch).orElse(0);
    int published = seen.published().map(state -> state.incarnation().epoch()).orElse(0);
    int newest = seen.newest().map(ChangeId::epoch).orElse(0);
    return Math.max(database, Math.max(published, newest)) + 1;
  }
}

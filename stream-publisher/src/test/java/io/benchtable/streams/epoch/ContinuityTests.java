package io.benchtable.streams.epoch;

import static org.assertj.core.api.Assertions.assertThat;

import io.benchtable.streams.change.ChangeId;
import io.benchtable.streams.wal.Lsn;
import io.benchtable.streams.wal.Position;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ContinuityTests {

  private static final Incarnation THIS = new Incarnation(new UUID(1, 1), 3);
  private static final Checkpoint STATE = new Checkpoint(THIS, "sys", new Lsn(100));
  private static final Slot READY = new Slot.Ready(new Lsn(90));

  private static final Continuity.Observation GOOD =
      new Continuity.Observation(
          Optional.of(THIS),
          Optional.of(STATE),
          "sys",
          new Lsn(150),
          READY,
          Optional.of(id(3, 120)),
          Optional.empty());
  private static final Continuity.Observation NOTHING =
      new Continuity.Observation(
          Optional.empty(),
          Optional.empty(),
          "sys",
          new Lsn(1),
          new Slot.Missing(),
          Optional.empty(),
          Optional.empty());

  @Test
  void goesOnWhenBothSidesAgree() {
    assertThat(Continuity.of(GOOD)).isEqualTo(new Continuity.Unbroken(THIS));
    assertThat(Continuity.of(with(GOOD, new Slot.Taken(7), GOOD.newest())))
        .isEqualTo(new Continuity.Unbroken(THIS));
  }

  @Test
  void goesOnWhereNothingOfThisEpochIsOnKafkaYet() {
    assertThat(Continuity.of(with(GOOD, READY, Optional.empty())))
        .isEqualTo(new Continuity.Unbroken(THIS));
    assertThat(Continuity.of(with(GOOD, READY, Optional.of(id(2, 151)))))
        .isEqualTo(new Continuity.Unbroken(THIS));
  }

  @Test
  void beginsWhereNothingWasPublished() {
    assertThat(Continuity.of(NOTHING)).isEqualTo(new Continuity.First());
  }

  @Test
  void missesTheStateWhereThereAreEventsAlone() {
    assertThat(Continuity.of(with(NOTHING, READY, Optional.of(id(3, 1)))))
        .isEqualTo(new Continuity.Broken(Reason.STATE_LOST, 4));
  }

  /** Neither side needs to show it: the attempt that found it may have been unable to say so. */
  @Test
  void beginsAnEpochForASuspicionAlone() {
    assertThat(Continuity.of(suspecting(GOOD)))
        .isEqualTo(new Continuity.Broken(Reason.EVENTS_LOST, 4));
    assertThat(Continuity.of(suspecting(NOTHING)))
        .isEqualTo(new Continuity.Broken(Reason.EVENTS_LOST, 1));
  }

  @Test
  void namesTheSuspicionWhereTheBreakShowsToo() {
    Continuity.Observation missing = with(GOOD, new Slot.Missing(), Optional.of(id(6, 1)));
    assertThat(Continuity.of(missing)).isEqualTo(new Continuity.Broken(Reason.STATE_LOST, 7));
    assertThat(Continuity.of(suspecting(missing)))
        .isEqualTo(new Continuity.Broken(Reason.EVENTS_LOST, 7));
  }

  @Test
  void namesWhatBrokeHistory() {
    Incarnation other = new Incarnation(new UUID(2, 2), 5);
    expect(Reason.STATE_LOST, 4, Optional.of(THIS), Optional.empty(), "sys", 150, READY, id(3, 1));
    expect(
        Reason.STATE_LOST, 5, Optional.of(THIS), Optional.of(STATE), "sys", 150, READY, id(4, 1));
    expect(
        Reason.SYSTEM_CHANGED,
        4,
        Optional.empty(),
        Optional.of(STATE),
        "new",
        150,
        READY,
        id(3, 1));
    expect(
        Reason.INCARNATION_CHANGED,
        6,
        Optional.of(other),
        Optional.of(STATE),
        "sys",
        150,
        READY,
        id(3, 1));
    expect(
        Reason.INCARNATION_CHANGED,
        4,
        Optional.empty(),
        Optional.of(STATE),
        "sys",
        150,
        READY,
        id(3, 1));
    expect(
        Reason.SLOT_MISSING,
        4,
        Optional.of(THIS),
        Optional.of(STATE),
        "sys",
        150,
        new Slot.Missing(),
        id(3, 1));
    expect(
        Reason.SLOT_INVALIDATED,
        4,
        Optional.of(THIS),
        Optional.of(STATE),
        "sys",
        150,
        new Slot.Lost("removed"),
        id(3, 1));
    expect(
        Reason.SLOT_MOVED,
        4,
        Optional.of(THIS),
        Optional.of(STATE),
        "sys",
        150,
        new Slot.Ready(new Lsn(101)),
        id(3, 1));
    expect(Reason.LOG_BEHIND, 4, Optional.of(THIS), Optional.of(STATE), "sys", 99, READY, id(3, 1));
    expect(
        Reason.LOG_BEHIND, 4, Optional.of(THIS), Optional.of(STATE), "sys", 150, READY, id(3, 151));
  }

  private static void expect(
      Reason reason,
      int epoch,
      Optional<Incarnation> database,
      Optional<Checkpoint> published,
      String system,
      long logEnd,
      Slot slot,
      ChangeId newest) {
    assertThat(
            Continuity.of(
                new Continuity.Observation(
                    database,
                    published,
                    system,
                    new Lsn(logEnd),
                    slot,
                    Optional.of(newest),
                    Optional.empty())))
        .isEqualTo(new Continuity.Broken(reason, epoch));
  }

  private static Continuity.Observation with(
      Continuity.Observation seen, Slot slot, Optional<ChangeId> newest) {
    return new Continuity.Observation(
        seen.database(),
        seen.published(),
        seen.systemIdentifier(),
        seen.logEnd(),
        slot,
        newest,
        seen.suspicion());
  }

  private static Continuity.Observation suspecting(Continuity.Observation seen) {
    return new Continuity.Observation(
        seen.database(),
        seen.published(),
        seen.systemIdentifier(),
        seen.logEnd(),
        seen.slot(),
        seen.newest(),
        Optional.of(Reason.EVENTS_LOST));
  }

  @Test
  void checkpointsAreReadBack() {
    assertThat(CheckpointJson.read(CheckpointJson.write(STATE))).isEqualTo(STATE);
  }

  private static ChangeId id(int epoch, long lsn) {
    return new ChangeId(epoch, new Position(new Lsn(lsn), 1));
  }
}

package io.benchtable.tables.storage.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** When changes may have gone past the archive. */
class ContinuityTests {

  private static final Lsn POSITION = Lsn.parse("0/500");
  private static final Lsn END = Lsn.parse("0/900");
  private static final Progress PROGRESS = new Progress(POSITION, "7");

  @Test
  void goesOnWhereTheSlotHasNoLessThanIsMissing() {
    assertThat(gap(PROGRESS, new SlotState.Ready(POSITION))).isEmpty();
    assertThat(gap(PROGRESS, new SlotState.Ready(Lsn.parse("0/400")))).isEmpty();
  }

  @Test
  void seesLogThatTheSlotHasNotGot() {
    assertThat(gap(PROGRESS, new SlotState.Ready(Lsn.parse("0/501"))))
        .isEqualTo("the log goes on at 0/501, not at 0/500");
    assertThat(gap(PROGRESS, new SlotState.Missing())).isEqualTo("the replication slot is gone");
    assertThat(gap(PROGRESS, new SlotState.Lost()))
        .isEqualTo("the database removed log that was not read");
  }

  @Test
  void seesAnotherDatabase() {
    SlotState slot = new SlotState.Ready(POSITION);
    assertThat(gap(new Progress(POSITION, "8"), slot))
        .isEqualTo("database system 8 was read, but this one is 7");
    assertThat(gap(new Progress(Lsn.parse("1/0"), "7"), slot))
        .isEqualTo("1/0 was read, but the log ends at 0/900");
    assertThat(gap(new Progress(null, null), slot)).isEqualTo("the log was not read before");
  }

  private static String gap(Progress progress, SlotState slot) {
    return new Continuity(progress, slot, "7", END).gap().orElse("");
  }
}

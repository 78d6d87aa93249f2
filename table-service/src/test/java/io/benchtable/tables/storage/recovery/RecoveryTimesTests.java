package io.benchtable.tables.storage.recovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.benchtable.tables.catalogue.RequestRefused;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** To which times a table can be restored. */
class RecoveryTimesTests {

  private static final Instant NOW = Instant.parse("2026-05-20T10:00:00.5Z");

  @Test
  void goesBackToWhereItBeganOrSoManyDays() {
    Instant young = NOW.minus(Duration.ofHours(3));
    Instant old = NOW.minus(Duration.ofDays(9));
    assertThat(RecoveryTimes.of(young, 7, NOW, NOW).earliest()).isEqualTo(young);
    assertThat(RecoveryTimes.of(old, 7, NOW, NOW).earliest())
        .isEqualTo(NOW.minus(Duration.ofDays(7)));
  }

  @Test
  void tellsNoTimeThatCannotBeAskedFor() {
    Instant begun = Instant.parse("2026-05-20T09:00:00.123456Z");
    RecoveryTimes times = RecoveryTimes.of(begun, 7, NOW, NOW);
    assertThat(times.earliest()).isEqualTo(Instant.parse("2026-05-20T09:00:00.124Z"));
  }

  @Test
  void goesUpToWhereTheLogWasRead() {
    Instant begun = NOW.minusSeconds(10);
    assertThat(RecoveryTimes.of(begun, 7, NOW.minusSeconds(4), NOW).latest())
        .isEqualTo(NOW.minusSeconds(4));
    assertThat(RecoveryTimes.of(begun, 7, NOW.minusSeconds(40), NOW).latest()).isEqualTo(begun);
  }

  @Test
  void takesTimesUpToNow() {
    RecoveryTimes times = RecoveryTimes.of(NOW.minusSeconds(100), 35, NOW.minusSeconds(4), NOW);
    assertThatCode(() -> times.check(times.earliest())).doesNotThrowAnyException();
    assertThatCode(() -> times.check(NOW)).doesNotThrowAnyException();
    assertThatThrownBy(() -> times.check(NOW.plusMillis(1)))
        .isInstanceOf(RequestRefused.class)
        .hasMessage(
            "RestoreDateTime '2026-05-20T10:00:00Z' must be within EarliestRestorableDateTime"
                + " '2026-05-20T09:58:20Z' and LatestRestorableDateTime '2026-05-20T09:59:56Z'");
    assertThatThrownBy(() -> times.check(times.earliest().minusMillis(1)))
        .isInstanceOf(RequestRefused.class);
  }
}

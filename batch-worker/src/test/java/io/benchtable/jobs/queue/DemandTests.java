package io.benchtable.jobs.queue;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.benchtable.jobs.run.NoLongerWanted;
import io.temporal.api.enums.v1.TimeoutType;
import io.temporal.client.ActivityCanceledException;
import io.temporal.client.ActivityCompletionException;
import io.temporal.client.ActivityNotExistsException;
import io.temporal.failure.TimeoutFailure;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class DemandTests {

  private long now = -5;
  private final Demand demand = new Demand(() -> now);

  private void seconds(long seconds) {
    now += Duration.ofSeconds(seconds).toNanos();
  }

  private static ActivityCompletionException timedOut() {
    return new ActivityCanceledException(
        null, new TimeoutFailure("", null, TimeoutType.TIMEOUT_TYPE_HEARTBEAT));
  }

  @Test
  void endsAtOnceWhenItIsCancelled() {
    demand.refused(new ActivityCanceledException());
    assertThatThrownBy(demand::check)
        .isInstanceOf(NoLongerWanted.class)
        .hasMessage("The benchmark was cancelled");
  }

  @Test
  void outlastsAMinuteWithoutTemporal() {
    demand.refused(timedOut());
    seconds(60);
    demand.refused(timedOut());
    assertThatCode(demand::check).doesNotThrowAnyException();
    seconds(1);
    assertThatThrownBy(demand::check)
        .isInstanceOf(NoLongerWanted.class)
        .hasMessageContaining("Nobody has asked");
  }

  @Test
  void lastsAsLongAsItIsAskedFor() {
    for (var retry = 0; retry < 20; retry++) {
      demand.refused(new ActivityNotExistsException(new RuntimeException("not found")));
      seconds(10);
      demand.askedAgain();
    }
    assertThatCode(demand::check).doesNotThrowAnyException();
  }

  @Test
  void forgetsSilenceOnceItIsHeard() {
    demand.refused(timedOut());
    seconds(50);
    demand.heard();
    demand.refused(timedOut());
    seconds(50);
    assertThatCode(demand::check).doesNotThrowAnyException();
  }
}

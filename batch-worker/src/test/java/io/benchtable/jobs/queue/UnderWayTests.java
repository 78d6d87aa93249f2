package io.benchtable.jobs.queue;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;

import io.benchtable.jobs.run.NoLongerWanted;
import io.temporal.activity.ActivityExecutionContext;
import io.temporal.client.ActivityCanceledException;
import io.temporal.client.ActivityNotExistsException;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class UnderWayTests {

  private final ScheduledExecutorService scheduler = Executors.newSingleThreadScheduledExecutor();
  private final ActivityExecutionContext forgotten = mock();
  private final ActivityExecutionContext retry = mock();
  private long now;
  private final UnderWay underWay = new UnderWay(scheduler, () -> now);

  UnderWayTests() {
    doThrow(new ActivityNotExistsException(new RuntimeException()))
        .when(forgotten)
        .heartbeat("started");
  }

  @AfterEach
  void shutDown() {
    scheduler.shutdownNow();
  }

  @Test
  void keepsAnAttemptWantedWhileOthersAskForTheSame() {
    try (var first = underWay.begin(forgotten, "run b-0001")) {
      for (var asked = 0; asked < 5; asked++) {
        first.tell();
        now += Duration.ofSeconds(30).toNanos();
        underWay.begin(retry, "run b-0001").close();
      }
      assertThatCode(() -> first.beat("started")).doesNotThrowAnyException();
      underWay.begin(retry, "run b-0002").close();
      now += Duration.ofSeconds(61).toNanos();
      assertThatThrownBy(() -> first.beat("started")).isInstanceOf(NoLongerWanted.class);
    }
  }

  @Test
  void hearsThroughALaterAttempt() throws Exception {
    try (var first = underWay.begin(forgotten, "run b-0001");
        var second = underWay.begin(retry, "run b-0001")) {
      for (var asked = 0; asked < 5; asked++) {
        first.tell();
        now += Duration.ofSeconds(30).toNanos();
        second.tell();
      }
      assertThatCode(() -> first.beat("started")).doesNotThrowAnyException();
      doThrow(new ActivityCanceledException()).when(retry).heartbeat("started");
      second.tell();
      assertThatThrownBy(() -> first.beat("started")).isInstanceOf(NoLongerWanted.class);
    }
  }

  @Test
  void beginsAnewAfterTheEnd() {
    underWay.begin(forgotten, "run b-0001").close();
    try (var second = underWay.begin(retry, "run b-0001")) {
      assertThatCode(() -> second.beat("started")).doesNotThrowAnyException();
    }
  }
}

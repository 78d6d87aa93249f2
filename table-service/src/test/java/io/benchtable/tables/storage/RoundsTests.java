package io.benchtable.tables.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RoundsTests {

  private final AtomicInteger count = new AtomicInteger();

  @Test
  void goesOnAtOnceWhileThereIsMore() {
    Rounds rounds = new Rounds("test", Duration.ofHours(1), () -> count.incrementAndGet() < 3);
    rounds.start();
    await().until(() -> count.get() == 3);
    rounds.stop();
    assertThat(rounds.isRunning()).isFalse();
  }

  @Test
  void beginsAgainWhenItIsWoken() {
    Rounds rounds = new Rounds("test", Duration.ofHours(1), () -> count.incrementAndGet() < 0);
    rounds.start();
    await().until(() -> count.get() == 1);
    rounds.wake();
    await().until(() -> count.get() == 2);
    rounds.stop();
  }

  @Test
  void goesOnAfterAFailure() {
    Rounds rounds =
        new Rounds(
            "test",
            Duration.ofMillis(1),
            () -> {
              if (count.incrementAndGet() == 1) {
                throw new IllegalStateException("once");
              }
              return false;
            });
    rounds.start();
    await().until(() -> count.get() > 2);
    rounds.stop();
  }
}

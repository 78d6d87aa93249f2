package io.benchtable.dashboard.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import io.benchtable.dashboard.item.Contracts;
import io.benchtable.dashboard.item.Item;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StatusTimesTests {

  @Test
  void finishedRunSaysHowLongItWasInEachStatus() {
    List<StatusTimes.Stay> stays =
        StatusTimes.of(Contracts.item("16-run-item").children("transitions"), Instant.MAX);
    assertThat(stays)
        .extracting(stay -> stay.status().word())
        .containsExactly("waiting", "preparing", "ready", "running", "complete");
    assertThat(stays)
        .extracting(StatusTimes.Stay::spent)
        .containsExactly("940 ms", "16 ms", "2 ms", "492 ms", "");
  }

  @Test
  void unfinishedRunIsInItsLastStatusUntilNow() {
    List<StatusTimes.Stay> stays =
        StatusTimes.of(
            List.of(new Item(Map.of("status", "WAITING", "at", "2026-11-23T10:00:00.000Z"))),
            Instant.parse("2026-11-23T10:00:12.500Z"));
    assertThat(stays).extracting(StatusTimes.Stay::spent).containsExactly("12.5 s");
    assertThat(stays.getFirst().width()).isEqualTo("1000.0");
  }

  @Test
  void brokenTransitionsAreLeftOut() {
    assertThat(StatusTimes.of(List.of(new Item(Map.of("status", "WAITING"))), Instant.EPOCH))
        .isEmpty();
  }
}

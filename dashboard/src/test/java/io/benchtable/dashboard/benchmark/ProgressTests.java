package io.benchtable.dashboard.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import io.benchtable.dashboard.item.Item;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProgressTests {

  @Test
  void saysWhatThePreparationIsAtUntilThereAreRuns() {
    assertThat(words(Map.of())).isEqualTo("not planned yet");
    assertThat(words(Map.of("preparing", "hashing genome"))).isEqualTo("hashing genome");
    assertThat(words(Map.of("progress", Map.of("runs", 3, "done", 1, "failed", 1))))
        .isEqualTo("1 of 3 runs done, 1 failed");
    assertThat(words(Map.of("progress", Map.of("runs", 1)))).isEqualTo("0 of 1 run done");
  }

  @Test
  void saysHowManyRunsThereCanBeWhereTheyArePlannedBlockByBlock() {
    Map<String, Object> open = Map.of("runs", 12, "done", 11);
    Map<String, Object> stopping = Map.of("mostRuns", 204);
    assertThat(words(Map.of("progress", open, "stopping", stopping)))
        .isEqualTo("11 of at most 204 runs done");
    Map<String, Object> over =
        Map.of("runs", 12, "done", 12, "endedAt", "2026-11-23T10:16:29.900Z");
    assertThat(words(Map.of("progress", over, "stopping", stopping)))
        .isEqualTo("12 of 12 runs done");
  }

  @Test
  void saysWhatWasStoppedUntilThereIsAVerdict() {
    Map<String, Object> stop =
        Map.of(
            "configurationId", "k=3", "blocks", 11, "reason", "CANNOT_WIN", "words", "12 % slower");
    Map<String, Object> ended = Map.of("ended", Map.of("words", "the time is spent"));
    Item benchmark = new Item(Map.of("stopped", java.util.List.of(stop), "stopping", ended));
    assertThat(Stops.sentences(benchmark))
        .containsExactly(
            "k=3 was stopped after 11 blocks: cannot win any more (12 % slower).",
            "No further block: the time is spent.");
    assertThat(Stops.asked(new Item(Map.of("precision", "0.01", "maximum", 40))))
        .contains("precision 0.01, maximum 40");
  }

  private static String words(Map<String, Object> benchmark) {
    return Progress.of(new Item(benchmark), Instant.EPOCH).words();
  }
}

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

  private static String words(Map<String, Object> benchmark) {
    return Progress.of(new Item(benchmark), Instant.EPOCH).words();
  }
}

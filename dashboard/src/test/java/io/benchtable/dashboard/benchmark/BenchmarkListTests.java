package io.benchtable.dashboard.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import io.benchtable.dashboard.item.Item;
import io.benchtable.dashboard.page.Cell;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a line of the list says beside the status, by the attributes that the list reads. */
class BenchmarkListTests {

  private static final Instant NOW = Instant.parse("2026-11-23T10:15:30Z");
  private static final int STATE = 2;
  private static final int SPENT = 6;
  private static final Map<String, Object> PLANNED =
      Map.of("runs", BigDecimal.TEN, "done", BigDecimal.ONE);

  @Test
  void plannedBenchmarkThatIsBeingCancelledSaysSo() {
    assertThat(
            notes(
                Map.of(
                    "status",
                    "RUNNING",
                    "progress",
                    PLANNED,
                    "cancelRequested",
                    true,
                    "transitions",
                    entered("RUNNING", "2026-11-23T10:11:00Z"))))
        .containsExactly("for 4 min", "being cancelled");
  }

  @Test
  void preparationSaysWhatItIsAtAndForHowLong() {
    assertThat(
            notes(
                Map.of(
                    "status",
                    "PREPARING",
                    "preparing",
                    "hashing genome.fa, 3 of 12 GiB",
                    "transitions",
                    entered("PREPARING", "2026-11-23T10:15:18Z"))))
        .containsExactly("for 12 s", "hashing genome.fa, 3 of 12 GiB");
  }

  @Test
  void retryThatNobodyHasPickedUpIsNotAsOldAsWhatCameBefore() {
    assertThat(
            notes(
                Map.of(
                    "status", "WAITING", "transitions", entered("FAILED", "2026-11-20T10:15:18Z"))))
        .isEmpty();
  }

  @Test
  void benchmarkThatHasEndedSaysHowLongItTookAlone() {
    assertThat(
            notes(
                Map.of(
                    "status",
                    "CANCELLED",
                    "cancelRequested",
                    true,
                    "progress",
                    Map.of("startedAt", "2026-11-23T10:00:00Z", "endedAt", "2026-11-23T10:00:09Z"),
                    "transitions",
                    entered("CANCELLED", "2026-11-23T10:00:10Z"))))
        .containsExactly("in 9.00 s");
  }

  private static List<Map<String, String>> entered(String status, String at) {
    return List.of(
        Map.of("status", "WAITING", "at", "2026-11-20T00:00:00Z"),
        Map.of("status", status, "at", at));
  }

  @Test
  void whatIsSpentIsNotCompleteWhileABenchmarkGoesOn() {
    Map<String, Object> whole = Map.of("billedCost", "0.01", "completeness", "complete");
    Map<String, Object> part =
        Map.of("billedCost", "0.01", "completeness", "partial", "unknownLines", BigDecimal.ONE);
    assertThat(notes(Map.of("status", "RUNNING", "totals", whole), SPENT))
        .containsExactly("so far");
    assertThat(notes(Map.of("status", "RUNNING", "totals", part), SPENT))
        .singleElement()
        .asString()
        .startsWith("so far, ");
    assertThat(notes(Map.of("status", "COMPLETE", "totals", whole), SPENT))
        .containsExactly("complete");
  }

  private static List<String> notes(Map<String, Object> benchmark) {
    return notes(benchmark, STATE);
  }

  private static List<String> notes(Map<String, Object> benchmark, int column) {
    Map<String, Object> read = new HashMap<>(benchmark);
    read.keySet().retainAll(List.of(BenchmarkList.ATTRIBUTES));
    return BenchmarkList.of(List.of(new Item(read)), NOW)
        .rows()
        .getFirst()
        .cells()
        .get(column)
        .notes()
        .stream()
        .map(Cell.Note::text)
        .toList();
  }
}

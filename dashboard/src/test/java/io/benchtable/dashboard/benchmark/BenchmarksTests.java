package io.benchtable.dashboard.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.benchtable.dashboard.item.ManyItems;
import io.benchtable.dashboard.page.Refusal;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BenchmarksTests {

  private static final Map<String, Object> ITEM = Map.of("benchmarkId", "b", "runId", "b-0001");

  @Test
  void sortedOrSearchedFileThatWouldHaveToBeCutIsRefused() {
    Benchmarks benchmarks = new Benchmarks(new ManyItems(ITEM, 101));
    assertThatThrownBy(benchmarks::all).isInstanceOf(Refusal.class);
    assertThatThrownBy(() -> benchmarks.allRuns("b")).isInstanceOf(Refusal.class);
  }

  @Test
  void sortedOrSearchedFileHoldsAllUpToThat() {
    Benchmarks benchmarks = new Benchmarks(new ManyItems(ITEM, 100));
    assertThat(benchmarks.all()).hasSize(100_000);
    assertThat(benchmarks.allRuns("b")).hasSize(100_000);
  }

  @Test
  void resultsAreAllThatThereAre() {
    assertThat(new Benchmarks(new ManyItems(ITEM, 12)).results("b")).hasSize(12_000);
  }
}

package io.benchtable.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import io.benchtable.dashboard.item.Samples;
import org.junit.jupiter.api.Test;

/** The benchmarks of one pipeline over time. */
class HistoryPagesTests extends PageTest {

  private static final String HISTORY = "/benchmarks/" + Samples.COMPLETE + "/history";

  @Test
  void saysWhatChangedSinceWhenAndWhy() {
    assertThat(body(HISTORY))
        .contains("2 complete benchmarks of this pipeline so far")
        .contains("279 ms", "312 ms", "×1.12", "environment, at the same time: kernel")
        .contains("k=11,threads=2 over 2 benchmarks, from 279 ms to 312 ms", "class=\"course")
        .contains("commit 8f3a2c1, host lab-7", "not all of it is known", "$0.00041")
        .contains("/benchmarks/01kb2s0000000000000000000a\"");
    assertThat(body("/benchmarks/" + Samples.COMPLETE)).contains(HISTORY);
  }

  @Test
  void isExported() {
    assertThat(body("/benchmarks/" + Samples.COMPLETE + "/changes.csv"))
        .contains("from,configuration,what,before,after,ratio,because")
        .contains("time,0.279,0.3123,1.11935,");
    assertThat(body(HISTORY + ".csv")).contains("01kb2s0000000000000000000a", "0.00041");
  }

  @Test
  void benchmarkThatIsNotThereHasNoHistory() {
    assertThat(get("/benchmarks/none/history")).hasStatus(404);
  }
}

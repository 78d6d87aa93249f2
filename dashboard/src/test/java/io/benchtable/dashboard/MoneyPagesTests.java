package io.benchtable.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import io.benchtable.dashboard.item.Samples;
import org.junit.jupiter.api.Test;

/** What the pages say of money. */
class MoneyPagesTests extends PageTest {

  @Test
  void spendingOfARunningBenchmarkSaysSinceWhenItHolds() {
    assertThat(body("/benchmarks/" + Samples.RUNNING))
        .containsPattern("so far</strong> <span[^>]*>as of <time datetime=\"20");
    assertThat(body("/benchmarks/" + Samples.COMPLETE))
        .contains(", complete</strong>")
        .doesNotContain("as of <time");
  }
}

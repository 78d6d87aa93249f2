package io.benchtable.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import io.benchtable.dashboard.item.Samples;
import java.util.Map;
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

  @Test
  void benchmarkSaysWhereItsPricesAreFromBesideThePriceBook() {
    String page = "/benchmarks/" + Samples.COMPLETE;
    assertThat(body(page))
        .contains("own-hardware, version 2026-11-01</span>")
        .doesNotContain("Prices from");
    items.put(
        "price-books",
        Map.of(
            "name",
            "own-hardware",
            "version",
            "2026-11-01",
            "source",
            "the lab's purchase ledger",
            "date",
            "2026-10-30"));
    assertThat(body(page))
        .containsPattern(
            "version 2026-11-01</span> <span[^>]*>"
                + "Prices from the lab&#39;s purchase ledger, as of 2026-10-30</span>");
  }
}

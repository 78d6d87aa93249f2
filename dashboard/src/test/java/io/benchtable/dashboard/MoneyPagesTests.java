package io.benchtable.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import io.benchtable.dashboard.item.Contracts;
import io.benchtable.dashboard.item.Samples;
import java.util.HashMap;
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
  void whatNobodyKnowsIsNeverNothing() {
    String run = Samples.COMPLETE + "-0070";
    Map<String, Object> line = new HashMap<>(Contracts.item("13-cost-item").attributes());
    line.remove("BilledCost");
    line.putAll(Map.of("runId", run, "kind", "SETUP", "sample", false, "day", "2020-01-01"));
    line.putAll(Map.of("completeness", "unknown", "note", "No wall time was recorded for a#1"));
    items.put("costs", line);
    String page = "/benchmarks/" + Samples.COMPLETE;
    assertThat(body(page)).contains("(1 line unknown)", ">1 line unknown</span>");
    assertThat(body(page + "/costs.csv?q=set-up")).contains("Set-up,1,,USD,unknown,");
    assertThat(body("/costs?from=2020-01-01&to=2020-01-01"))
        .contains("<strong>unknown</strong> <span>1 line unknown</span>")
        .doesNotContain("$0.00", "0 %");
    assertThat(body("/costs/day.csv?from=2020-01-01&to=2020-01-01"))
        .contains("2020-01-01,,USD,unknown,,");
    items.put("runs", Map.of("benchmarkId", Samples.COMPLETE, "runId", run, "kind", "SETUP"));
    assertThat(body("/runs/" + run)).contains("<strong>unknown (1 line)</strong>");
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

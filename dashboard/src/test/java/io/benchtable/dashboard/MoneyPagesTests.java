package io.benchtable.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import io.benchtable.dashboard.item.Contracts;
import io.benchtable.dashboard.item.Samples;
import java.math.BigDecimal;
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
  void whatWasUsedAndWhatWasHeldIdleAreApart() {
    String page = "/benchmarks/" + Samples.COMPLETE;
    Map<String, Object> idle = new HashMap<>(Contracts.item("13-cost-item").attributes());
    idle.putAll(Map.of("lineId", "count#1:vcpu-hour:idle", "part", "vCPUs held idle"));
    idle.putAll(Map.of("runId", Samples.COMPLETE + "-0008", "BilledCost", "1.5"));
    idle.put("benchmarkId", Samples.COMPLETE);
    items.put("costs", idle);
    assertThat(body(page + "/paid.csv").lines().map(line -> line.replaceFirst(",.*", "")))
        .containsExactly("paid_for", "memory", "vCPUs held idle", "vCPUs used");
    assertThat(body(page + "/paid.csv")).contains("vCPUs held idle,1.5,USD,complete,");
    assertThat(body(page)).contains("What was paid for").doesNotContain("id=\"saved\"");
    assertThat(body("/runs/" + Samples.COMPLETE + "-0008")).contains(">vCPUs held idle<");
  }

  @Test
  void runsThatARetryKeptAreSaved() {
    Map<String, Object> benchmark = new HashMap<>(benchmark(Samples.COMPLETE).attributes());
    benchmark.put("attempt", BigDecimal.TWO);
    items.put("benchmarks", benchmark);
    for (int run = 1; run <= 2; run++) {
      items.put(
          "runs",
          Map.of(
              "benchmarkId",
              Samples.COMPLETE,
              "runId",
              Samples.COMPLETE + "-900" + run,
              "sample",
              true,
              "attempt",
              BigDecimal.ZERO,
              "cost",
              Map.of("billedCost", "0.21", "currency", "EUR", "completeness", "complete")));
    }
    assertThat(body("/benchmarks/" + Samples.COMPLETE))
        .containsPattern("id=\"saved\"[^>]*>\\d+ runs of earlier attempts were kept");
  }

  @Test
  void costsAreThoseOfATagWhereOneIsAskedFor() {
    String days = "/costs?from=2026-11-17&to=2026-11-24";
    assertThat(body(days))
        .contains("tag=team%3Agenomics", "By purpose", "By part")
        .doesNotContain("id=\"only\"", "By month");
    assertThat(body(days + "&tag=team:genomics"))
        .contains("Only what carries <strong>team genomics</strong>");
    assertThat(body(days + "&tag=team:nobody")).contains("id=\"nothing-spent\"");
    assertThat(body("/costs/part.csv?from=2026-11-17&to=2026-11-24&tag=team:genomics").lines())
        .hasSize(3)
        .anyMatch(line -> line.startsWith("memory,"));
    items.put("costs", Map.of("runId", "r", "lineId", "l", "day", "2026-10-31", "BilledCost", "1"));
    assertThat(body("/costs/month.csv?from=2026-10-31&to=2026-11-24").lines())
        .hasSize(3)
        .anyMatch(line -> line.startsWith("2026-10,1,USD,complete,"));
  }

  @Test
  void budgetsSayHowFarTheyAreSpent() {
    assertThat(body("/costs"))
        .contains(
            "team genomics, a month", "150.50 EUR", "99.50 EUR", "will be crossed", "no limit");
    assertThat(body("/costs/budgets.csv").lines())
        .element(1)
        .asString()
        .contains("genomics", "250.00", "150.5", "99.5", "301", "EUR", "complete");
  }

  @Test
  void daysAreThereAsAFileOfFocus() {
    assertThat(body("/costs?from=2026-11-17&to=2026-11-24"))
        .contains("href=\"/costs/focus.parquet?from=2026-11-17&amp;to=2026-11-24\"");
    assertThat(get("/costs/focus.csv?from=2026-11-17&to=2026-11-24"))
        .hasStatusOk()
        .hasHeader("Content-Type", "text/csv;charset=UTF-8");
    assertThat(body("/costs/focus.csv?from=2026-11-17&to=2026-11-24"))
        .isEqualTo("asked from=2026-11-17&to=2026-11-24");
    assertThat(get("/costs/focus.parquet?from=2026-11-17")).hasStatus(422);
  }

  @Test
  void aBenchmarkThatHasEndedIsShownByOtherPrices() {
    String page = "/benchmarks/" + Samples.COMPLETE;
    assertThat(body(page))
        .contains("<option value=\"aws-ec2-on-demand@2026-03-01\"")
        .doesNotContain("same run time assumed. Nothing");
    assertThat(body("/benchmarks/" + Samples.RUNNING)).doesNotContain("other-prices");
    String asked = page + "?book=aws-ec2-on-demand@2026-09-10&type=m5.large&region=us-east-1";
    assertThat(body(asked))
        .contains(
            "Then at least $0.00020 (2 lines unknown), by own-hardware@2026-11-01.",
            "Now at least $0.035 (1 line unknown), by aws-ec2-on-demand@2026-09-10.",
            "run on lab-7: same run time assumed. Nothing that was charged is changed.",
            ">175.4<",
            "not ranked: not all of its runs are complete",
            "selected=\"selected\">aws-ec2-on-demand@2026-09-10");
    assertThat(body(asked.replace("?", "/repriced.csv?")).lines())
        .element(1)
        .asString()
        .startsWith("\"k=11,threads=2\",0.0000091234,0.0016,175.4,2,1,USD,USD,own-hardware@");
    assertThat(body(page + "?book=mine"))
        .contains("Expected a price book: aws-ec2-on-demand, but book is mine.");
    assertThat(get(page + "/repriced.json?book=mine")).hasStatus(422);
    assertThat(get(page + "/repriced.json")).hasStatus(422);
  }

  @Test
  void whatNobodyKnowsIsNeverNothing() {
    String run = Samples.COMPLETE + "-0070";
    Map<String, Object> line = new HashMap<>(Contracts.item("13-cost-item").attributes());
    line.remove("BilledCost");
    line.putAll(Map.of("runId", run, "kind", "SETUP", "sample", false, "day", "2020-01-01"));
    line.put("purpose", "set-up");
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
  void runSaysWhyItsCostIsNotKnown() {
    Map<String, Object> run = Map.of("benchmarkId", Samples.COMPLETE, "status", "COMPLETE");
    String missing = "No reserved vCPUs were recorded for count#1";
    charge(run, "0070", Map.of("completeness", "unknown", "note", missing));
    charge(run, "0071", Map.of("completeness", "partial", "note", missing, "billedCost", "1"));
    charge(run, "0072", Map.of("completeness", "unknown"));
    assertThat(body("/benchmarks/" + Samples.COMPLETE + "/runs?q=reserved"))
        .contains("2 of 60", ">" + missing + "</span>", ">at least</span>")
        .doesNotContain("no price");
    assertThat(body("/benchmarks/" + Samples.COMPLETE + "/runs?q=could%20not%20be%20priced"))
        .contains("1 of 60", ">unknown</span>");
  }

  private void charge(Map<String, Object> run, String number, Map<String, Object> cost) {
    Map<String, Object> charged = new HashMap<>(run);
    charged.put("runId", Samples.COMPLETE + "-" + number);
    charged.put("cost", cost);
    items.put("runs", charged);
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

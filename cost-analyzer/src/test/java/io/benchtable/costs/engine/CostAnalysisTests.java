package io.benchtable.costs.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.benchtable.costs.item.PlatformFixture;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Null is what some of the tests look at. */
@NullUnmarked
class CostAnalysisTests {

  private static final PricingTerms OWN =
      new PricingTerms("own-hardware", "2026-11-01", null, null);

  private final PlatformFixture platform = new PlatformFixture();
  private final CostAnalysis analysis = analysis(platform);

  static CostAnalysis analysis(PlatformFixture platform) {
    return new CostAnalysis(
        new PricingChecker(platform.books),
        new RunPricer(platform.books, platform.attempts, platform.runs, platform.costs),
        new BenchmarkJudge(
            new EvidenceReader(platform.books, platform.runs, platform.costs), platform.results));
  }

  private static PriceRun.Request pricing(String runId, PricingTerms pricing) {
    return new PriceRun.Request(
        "b",
        "k-mers",
        runId,
        "MEASURED",
        "threads=1",
        true,
        pricing,
        Map.of("team", "genomics", "costCentre", "4711"));
  }

  @Test
  void takesTheNewestVersionOfABook() {
    assertThat(check(new PricingTerms("own-hardware", null, null, null)))
        .isEqualTo(new CheckPricing.Result(List.of(), "own-hardware", "2026-11-01"));
    putNewerBook("USD");
    assertThat(check(new PricingTerms("own-hardware", null, null, null)).version())
        .isEqualTo("2027-01-01");
    assertThat(check(OWN).version()).isEqualTo("2026-11-01");
  }

  @ParameterizedTest
  @ValueSource(strings = {"USD", "EUR"})
  void mixesNoCostsOfTwoVersionsOfABook(String currency) {
    putNewerBook(currency);
    pricedBenchmark();
    for (int block = 1; block <= 10; block++) {
      analysis.priceRun(
          pricing(
              "b-2%03d".formatted(block),
              new PricingTerms("own-hardware", "2027-01-01", null, null)));
    }
    JudgeBenchmark.Result result = judge();
    assertThat(result.cheapest().configurationId()).isEqualTo("threads=1");
    assertThat(result.fastest().configurationId()).isEqualTo("threads=2");
    assertThat(result.totals().completeness()).isEqualTo("partial");
    assertThat(result.totals().unknownLines()).isEqualTo(20);
    Map<String, Object> item =
        platform
            .items
            .get("results", Map.of("benchmarkId", "b", "configurationId", "threads=2"))
            .orElseThrow();
    assertThat(item.get("cost"))
        .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.MAP)
        .containsEntry("verdict", "NOT_COMPARED")
        .containsEntry("note", "the cost of a run is unknown");
  }

  private void putNewerBook(String currency) {
    Map<String, Object> head =
        new LinkedHashMap<>(
            platform
                .items
                .get("price-books", Map.of("name", "own-hardware", "version", "2026-11-01"))
                .orElseThrow());
    head.put("version", "2027-01-01");
    head.put("currency", currency);
    platform.items.put("price-books", head);
    for (Map<String, Object> price :
        platform.items.query("prices", "book@version", "own-hardware@2026-11-01")) {
      Map<String, Object> newer = new LinkedHashMap<>(price);
      newer.put("book@version", "own-hardware@2027-01-01");
      platform.items.put("prices", newer);
    }
  }

  @Test
  void namesUnknownBooksVersionsAndInstanceTypes() {
    assertThat(check(new PricingTerms("own-hardwar", null, null, null)).problems())
        .containsExactly(
            new CheckPricing.Problem(
                "spec.pricing.book",
                "own-hardwar",
                "a price book: own-hardware, aws-ec2-on-demand"));
    assertThat(
            check(new PricingTerms("own-hardware", "1", null, null)).problems().getFirst().path())
        .isEqualTo("spec.pricing.version");
    CheckPricing.Result result =
        analysis.checkPricing(
            new CheckPricing.Request(
                new PricingTerms("aws-ec2-on-demand", null, "${instance}", "us-east-1"),
                List.of(Map.of("instance", "m5.large"), Map.of("instance", "m5.huge"))));
    assertThat(result.problems())
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.path()).isEqualTo("spec.pricing.instanceType");
              assertThat(problem.value()).isEqualTo("m5.huge");
              assertThat(problem.expected()).contains("aws-ec2-on-demand@2026-09-10", "m5.large");
            });
  }

  @Test
  void saysWhichBookCannotBeRead() {
    platform.items.put("price-books", Map.of("name", "mine", "version", "1"));
    assertThat(check(new PricingTerms("mine", null, null, null)).problems().getFirst().expected())
        .startsWith(
            "a readable price book; mine@1 is not: Expected an object at price book.billing");
  }

  private CheckPricing.Result check(PricingTerms terms) {
    return analysis.checkPricing(new CheckPricing.Request(terms, null));
  }

  @Test
  void writesEachLineOnceHoweverOftenARunIsPriced() {
    platform.completeRun("b-0001", 1, 1, "0.412345678");
    PriceRun.Result first = analysis.priceRun(pricing("b-0001", OWN));
    PriceRun.Result second = analysis.priceRun(pricing("b-0001", OWN));
    assertThat(second).isEqualTo(first);
    assertThat(first.completeness()).isEqualTo("complete");
    assertThat(first.billedCost()).isEqualTo(first.measuredCost());
    List<Map<String, Object>> lines = platform.items.query("costs", "runId", "b-0001");
    assertThat(lines)
        .extracting(line -> line.get("lineId"))
        .containsExactly("count#1:memory-gib-hour", "count#1:vcpu-hour");
    BigDecimal sum =
        lines.stream()
            .map(line -> new BigDecimal(String.valueOf(line.get("BilledCost"))))
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    assertThat(sum).isEqualByComparingTo(first.billedCost());
    assertThat(lines.getLast())
        .containsEntry("SkuPriceId", "own-hardware@2026-11-01/vcpu-hour")
        .containsEntry("SubAccountId", "4711")
        .containsEntry("day", "2026-11-23")
        .containsEntry("ChargePeriodEnd", "2026-11-23T10:15:31.912Z");
  }

  @Test
  void pricesEveryAttemptOfARetriedRunOnce() {
    platform.completeRun("b-0001", 1, 1, "10");
    platform.putJob("b-0001", "count#1", "FAILED");
    platform.putJob("b-0001", "count#2", "SUCCEEDED");
    platform.putUsage("b-0001", "count#2", 2, "12");
    PriceRun.Result result = analysis.priceRun(pricing("b-0001", OWN));
    assertThat(platform.items.query("costs", "runId", "b-0001")).hasSize(4);
    assertThat(new BigDecimal(result.billedCost()))
        .isGreaterThan(new BigDecimal(result.measuredCost()));
  }

  @Test
  void saysUnknownWhereUsageIsMissing() {
    platform.putRun("b-0001", 1, 1, "COMPLETE", true, "1");
    platform.putJob("b-0001", "count#1", "SUCCEEDED");
    PriceRun.Result result = analysis.priceRun(pricing("b-0001", OWN));
    assertThat(result.completeness()).isEqualTo("unknown");
    assertThat(result.billedCost()).isNull();
    assertThat(result.unknown()).contains("No wall time was recorded for count#1");
    assertThat(platform.items.query("costs", "runId", "b-0001"))
        .hasSize(2)
        .allSatisfy(
            line ->
                assertThat(line)
                    .containsEntry("completeness", "unknown")
                    .doesNotContainKeys("BilledCost", "ChargePeriodEnd"));
    assertThat(analysis.priceRun(pricing("b-0001", null)).completeness()).isEqualTo("unknown");
  }

  @Test
  void takesTheInstanceTypeFromTheParametersOfTheRun() {
    platform.completeRun("b-0001", 1, 1, "120");
    PricingTerms terms =
        new PricingTerms("aws-ec2-on-demand", "2026-09-10", "m5.${size}", "us-east-1");
    assertThat(analysis.priceRun(pricing("b-0001", terms)).unknown().getFirst())
        .contains("m5.${size}");
    Map<String, Object> run =
        new LinkedHashMap<>(
            platform
                .items
                .get("runs", Map.of("benchmarkId", "b", "runId", "b-0001"))
                .orElseThrow());
    run.put("parameters", Map.of("size", "large"));
    platform.items.put("runs", run);
    assertThat(analysis.priceRun(pricing("b-0001", terms)).billedCost()).isEqualTo("0.0032");
    assertThat(platform.items.query("costs", "runId", "b-0001").getFirst())
        .containsEntry("pricedAs", "priced as m5.large, run on lab-7: same run time assumed");
  }

  @Test
  void judgesFromRunsAndCostsAndWritesResults() {
    pricedBenchmark();
    JudgeBenchmark.Result result = judge();
    assertThat(result.configurations()).isEqualTo(2);
    assertThat(result.complete()).isEqualTo(2);
    assertThat(result.fastest().configurationId()).isEqualTo("threads=2");
    assertThat(result.fastest().certain()).isTrue();
    assertThat(result.cheapest().configurationId()).isEqualTo("threads=2");
    assertThat(result.totals().completeness()).isEqualTo("complete");
    assertThat(new BigDecimal(result.totals().billedCost())).isEqualByComparingTo(sumOfLines());
    assertThat(result.sentences()).hasSize(3);
    Map<String, Object> item =
        platform
            .items
            .get("results", Map.of("benchmarkId", "b", "configurationId", "threads=2"))
            .orElseThrow();
    assertThat(item.get("time"))
        .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.MAP)
        .containsEntry("verdict", "FASTER")
        .containsEntry("blocks", BigDecimal.TEN);
  }

  @Test
  void givesNoVerdictBetweenMachinesThatRunsWerePricedAs() {
    for (int block = 1; block <= 6; block++) {
      platform.completeRun("b-1%03d".formatted(block), 1, block, "100");
      platform.completeRun("b-2%03d".formatted(block), 2, block, "70");
      PricingTerms large =
          new PricingTerms("aws-ec2-on-demand", "2026-09-10", "m5.large", "us-east-1");
      PricingTerms xlarge =
          new PricingTerms("aws-ec2-on-demand", "2026-09-10", "m5.xlarge", "us-east-1");
      analysis.priceRun(pricing("b-1%03d".formatted(block), large));
      analysis.priceRun(pricing("b-2%03d".formatted(block), xlarge));
    }
    JudgeBenchmark.Result result =
        analysis.judgeBenchmark(
            new JudgeBenchmark.Request(
                "b",
                null,
                "threads=1",
                null,
                null,
                new PricingTerms("aws-ec2-on-demand", "2026-09-10", null, null),
                null));
    assertThat(result.pricedAs())
        .isEqualTo("priced as m5.large, m5.xlarge, run on lab-7: same run time assumed");
    assertThat(result.fastest().configurationId()).isEqualTo("threads=1");
    assertThat(result.sentences()).anyMatch(s -> s.startsWith("No verdict between instance types"));
  }

  @Test
  void readsRunsAnewWhereTheIndexLags() {
    pricedBenchmark();
    JudgeBenchmark.Result before = judge();
    platform.items.letIndexesLag();
    assertThat(judge()).isEqualTo(before);
  }

  @Test
  void countsRunsThatWereNeverPricedAsUnknown() {
    pricedBenchmark();
    platform.putRun("b-0099", 2, 11, "FAILED", false, null);
    JudgeBenchmark.Result result = judge();
    assertThat(result.totals().completeness()).isEqualTo("partial");
    assertThat(result.totals().unknownLines()).isEqualTo(1);
    assertThat(result.failed()).containsExactly("threads=2");
    assertThat(result.sentences()).anyMatch(s -> s.startsWith("Spent: at least $"));
  }

  @Test
  void countsDisturbedRunsOnlyWhereNoneWasMadeInTheirPlace() {
    pricedBenchmark();
    JudgeBenchmark.Result before = judge();
    assertThat(before.sentences()).noneMatch(s -> s.contains("disturbed"));
    platform.disturb("b-1003", false);
    platform.replace("b-1003.2", "b-1003");
    analysis.priceRun(pricing("b-1003.2", OWN));
    platform.disturb("b-1005", true);
    JudgeBenchmark.Result result = judge();

    assertThat(result.sentences())
        .contains(
            "1 run was disturbed by other load on the host and repeated; 1 run was disturbed and"
                + " counts all the same.");
    assertThat(platform.items.all("results"))
        .extracting(one -> one.get("n").toString())
        .containsOnly("10");
    assertThat(result.fastest()).isEqualTo(before.fastest());
  }

  private void pricedBenchmark() {
    for (int block = 1; block <= 10; block++) {
      platform.completeRun("b-1%03d".formatted(block), 1, block, "1.0%d".formatted(block % 7));
      platform.completeRun("b-2%03d".formatted(block), 2, block, "0.7%d".formatted(block % 5));
      analysis.priceRun(pricing("b-1%03d".formatted(block), OWN));
      analysis.priceRun(pricing("b-2%03d".formatted(block), OWN));
    }
  }

  private JudgeBenchmark.Result judge() {
    return analysis.judgeBenchmark(
        new JudgeBenchmark.Request(
            "b",
            "blocks",
            "threads=1",
            "0.02",
            List.of(
                new JudgeBenchmark.CheckTerms("distinctKmers", "baseline", null, null, List.of())),
            OWN,
            null));
  }

  /** The other one is faster: turned round, the baseline's rival cannot win. */
  @Test
  void looksWithoutWritingAndJudgesWhatALookStoppedAtItsLevel() {
    pricedBenchmark();
    LookResult look = analysis.lookAtBenchmark(stopping(0, List.of(), null));
    assertThat(platform.items.all("results")).isEmpty();
    StoppingTerms.Stopped stopped = look.stopped().getFirst();
    assertThat(stopped.configurationId()).isEqualTo("threads=1");
    assertThat(stopped.reason()).isEqualTo("CANNOT_WIN");
    assertThat(stopped.error()).isEqualTo("0.025");
    JudgeBenchmark.Result result =
        analysis.judgeBenchmark(
            stopping(
                1, look.stopped(), new StoppingTerms.Ended("TIME_SPENT", 10, "the time is spent")));
    assertThat(result.sentences())
        .contains(
            "Stopped after 10 blocks: cannot win any more: threads=1 (%s)."
                .formatted(stopped.words()),
            "Ended after 10 blocks: the time is spent.");
    assertThat(result.level().error()).isEqualTo("0.025");
    Map<String, Object> item =
        platform
            .items
            .get("results", Map.of("benchmarkId", "b", "configurationId", "threads=1"))
            .orElseThrow();
    assertThat(item.get("time"))
        .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.MAP)
        .containsEntry("verdict", "SLOWER")
        .containsEntry("confidence", "0.975");
  }

  private static JudgeBenchmark.Request stopping(
      int looked, List<StoppingTerms.Stopped> stopped, StoppingTerms.Ended ended) {
    return new JudgeBenchmark.Request(
        "b",
        null,
        "threads=2",
        "0.02",
        null,
        OWN,
        new StoppingTerms(List.of(10, 20), looked, "0.001", stopped, ended));
  }

  private BigDecimal sumOfLines() {
    return platform.items.all("costs").stream()
        .map(line -> new BigDecimal(String.valueOf(line.get("BilledCost"))))
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }
}

package io.benchtable.dashboard.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.benchtable.dashboard.item.Contracts;
import io.benchtable.dashboard.item.InMemoryItems;
import io.benchtable.dashboard.item.Item;
import io.benchtable.dashboard.item.ItemQuery;
import io.benchtable.dashboard.item.Samples;
import io.benchtable.dashboard.page.Cell;
import io.benchtable.dashboard.page.Column;
import io.benchtable.dashboard.page.Sheet;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

class BenchmarkViewsTests {

  private final InMemoryItems items = new InMemoryItems();

  @Test
  void verdictsSayTheRatioAboveOneWithItsDirection() {
    Item result = Contracts.item("15-result-item");
    assertThat(Verdicts.of(result.child("time"), "faster", "slower").words())
        .isEqualTo("1.32× faster [1.29, 1.36]");
    assertThat(Verdicts.of(result.child("cost"), "cheaper", "more expensive").words())
        .isEqualTo("1.12× more expensive [1.10, 1.15]");
    assertThat(
            Verdicts.of(
                    new Item(Map.of("verdict", "INCONCLUSIVE", "note", "too few runs")), "a", "b")
                .words())
        .isEqualTo("inconclusive (too few runs)");
  }

  @Test
  void ratiosAreWrittenAsTheContractSays() {
    for (Item one : Contracts.item("figures").children("ratios")) {
      Map<String, Object> comparison = new HashMap<>(one.attributes());
      comparison.put(
          "verdict",
          one.decimal("ratio").orElseThrow().compareTo(BigDecimal.ONE) > 0 ? "FASTER" : "SLOWER");
      assertThat(Verdicts.of(new Item(comparison), "faster", "slower").words())
          .isEqualTo(one.text("text", ""));
    }
  }

  @Test
  void verdictThatIsNoneSaysWhy() {
    Item few = new Item(Map.of("verdict", "TOO_FEW_RUNS", "ratio", "1.1"));
    assertThat(Verdicts.of(few, "faster", "slower").words())
        .isEqualTo("too few runs for a verdict");
    Item none = new Item(Map.of("verdict", "NOT_COMPARED", "note", "another instance type"));
    assertThat(Verdicts.of(none, "faster", "slower").words())
        .isEqualTo("not compared: another instance type");
  }

  @Test
  void finishedBenchmarkIsALineWithItsWinnersAndItsMoney() {
    Samples.fill(items, "http://127.0.0.1:1");
    List<Cell> line = line(benchmark(), Instant.parse("2026-11-23T12:15:31Z"));
    assertThat(line)
        .extracting(Cell::words)
        .startsWith("k-mer counting", "2026-11-23T10:15:30.123Z", "complete")
        .contains("312.3 ms", "$0.00000410", "$0.00042");
    assertThat(line.get(3).words()).startsWith("Fastest: k=11,threads=2");
    assertThat(line.get(4).notes()).extracting(Cell.Note::text).containsExactly("k=11,threads=2");
  }

  @Test
  void unknownLinesMakeATotalALowerBound() {
    Samples.fill(items, "http://127.0.0.1:1");
    Item running = items.find("benchmarks", Map.of("benchmarkId", Samples.RUNNING)).orElseThrow();
    List<Cell> line = line(running, Instant.now());
    assertThat(line.get(6).words()).isEqualTo("at least $0.00019");
    assertThat(line.get(6).notes())
        .extracting(Cell.Note::text)
        .containsExactly("so far, 3 lines unknown");
    assertThat(line.get(3).words())
        .isEqualTo("23 of 66 runs done, 1 failed, about 1 min 23 s left");
  }

  @Test
  void verdictWithoutAClearWinnerSaysSo() {
    Map<String, Object> benchmark = new HashMap<>();
    benchmark.put("status", "COMPLETE");
    benchmark.put(
        "verdict",
        Map.of(
            "complete",
            3,
            "configurations",
            3,
            "fastest",
            Map.of("configurationId", "k=11", "certain", false, "doubt", "k=21 may be as good"),
            "sentences",
            List.of("Fastest: k=11 at 1 s; not certain: k=21 may be as good.")));
    assertThat(Outcome.of(new Item(benchmark)))
        .isEqualTo("No clear winner: k=11 is fastest by median, but k=21 may be as good.");
  }

  @Test
  void resultsPutTheFastestFirstAndWhatFailedLast() {
    Samples.fill(items, "http://127.0.0.1:1");
    Results results = new Results(results(), configurations());
    Sheet sheet = results.sheet("b");
    assertThat(sheet.rows())
        .extracting(Sheet.Row::id)
        .startsWith("k=11,threads=2")
        .endsWith("k=31,threads=2");
    assertThat(results.troubles())
        .extracting(Trouble::configurationId)
        .containsExactly("k=21,threads=2", "k=31,threads=2");
    assertThat(sheet.rows().getLast().cells().get(2).words()).isEqualTo("unknown");
    assertThat(sheet.columns().getLast().key()).isEqualTo("distinctKmers");
  }

  @Test
  void runOnALoadedHostIsFlagged() {
    Item quiet = Contracts.item("16-run-item").child("samples");
    assertThat(Noise.of(quiet, 2)).isEmpty();
    Map<String, Object> loud = new HashMap<>(quiet.attributes());
    loud.put("loadAverage", "2.5");
    loud.put("stealSeconds", "0.030");
    assertThat(Noise.of(new Item(loud), 2))
        .hasValue("noisy: load 2.5 on 2 CPUs, 30 ms stolen by the hypervisor");
    assertThat(Noise.of(new Item(Map.of("loadAverage", "2.5")), 0)).isEmpty();
    Item disturbed = new Item(Map.of("samples", loud, "disturbed", Map.of("words", "others ran")));
    assertThat(Noise.ofRun(disturbed, 2)).hasValue("disturbed: others ran");
    assertThat(Noise.ofRun(new Item(Map.of("samples", loud)), 2))
        .isEqualTo(Noise.of(new Item(loud), 2));
  }

  @Test
  void measurementsTellTheConditionsOfARun() {
    Item samples = Contracts.item("16-run-item").child("samples");
    assertThat(Measurements.of(samples))
        .contains(
            new RunView.Fact("Page faults, minor", "2104", null),
            new RunView.Fact("Waited for CPU", "1.210 ms", "some process; all of them: 0 ms"),
            new RunView.Fact("Processes left behind", "0", null),
            new RunView.Fact(
                "Isolation",
                "cgroup v2 (cpuset, memory, pids); namespaces user, pid, mount, network, ipc by"
                    + " bubblewrap; network none; cores 2-3 exclusive",
                null));
    Item left = new Item(Map.of("leftBehind", Map.of("processes", 2, "names", List.of("sleep"))));
    assertThat(Measurements.of(left))
        .containsExactly(new RunView.Fact("Processes left behind", "2", "and killed: sleep"));
  }

  @Test
  void frontierHoldsNoneThatAnotherBeatsInBoth() {
    Samples.fill(items, "http://127.0.0.1:1");
    TimeAgainstCost picture = new Results(results(), configurations()).picture();
    assertThat(picture.frontier()).containsExactly("k=11,threads=2", "k=11,threads=1");
    assertThat(picture.words())
        .contains("the fastest is k=11,threads=2")
        .contains("2 of them are on the frontier");
    assertThat(TimeAgainstCost.of(List.of(), configurations()).words())
        .startsWith("No configuration");
  }

  @Test
  void resultsSayHowTimesScatterAndWhatIsOnTheFrontier() {
    Samples.fill(items, "http://127.0.0.1:1");
    Results results = new Results(results(), configurations());
    Sheet sheet = results.sheet("b");
    List<String> keys = sheet.columns().stream().map(Column::key).toList();
    List<Cell> first = sheet.rows().getFirst().cells();
    Cell spread = first.get(keys.indexOf("spread"));
    assertThat(spread.words()).isEqualTo("2.5 %");
    assertThat(spread.notes()).extracting(Cell.Note::text).containsExactly("1 outlier");
    assertThat(first.getFirst().notes())
        .extracting(Cell.Note::text)
        .containsExactly("frontier, 99 % likely");
    assertThat(sheet.rows().get(2).cells().getFirst().notes())
        .extracting(Cell.Note::text)
        .containsExactly("3 % likely on the frontier");
    assertThat(first.get(keys.indexOf("frontier_probability")).words()).isEqualTo("0.994");
    assertThat(first.get(keys.indexOf("on_frontier")).words()).isEqualTo("true");
    assertThat(first.get(keys.indexOf("time_confidence")).words()).isEqualTo("0.983333");
    assertThat(first.get(keys.indexOf("outliers")).words())
        .isEqualTo("01kb3v9m2q8x4c6t7n5r1d0w9z-0009");
    assertThat(results.outliers()).containsExactly("01kb3v9m2q8x4c6t7n5r1d0w9z-0009");
    assertThat(results.picture().points().getFirst().place()).isEqualTo("frontier, 99 % likely");
    List<Cell> last = sheet.rows().getLast().cells();
    assertThat(last.get(keys.indexOf("on_frontier")).words()).isEmpty();
    assertThat(last.get(keys.indexOf("time_verdict")).words())
        .isEqualTo("infeasible: out of memory");
  }

  @Test
  void probabilitiesAreNeverRoundedToCertainty() {
    assertThat(PlaceCells.percent(new BigDecimal("0.9990"))).isEqualTo("> 99 %");
    assertThat(PlaceCells.percent(new BigDecimal("1.000"))).isEqualTo("100 %");
    assertThat(PlaceCells.percent(new BigDecimal("0.001"))).isEqualTo("< 1 %");
    assertThat(PlaceCells.percent(new BigDecimal("0.000"))).isEqualTo("0 %");
  }

  @Test
  void theBestUnderALimitIsNamed() {
    Samples.fill(items, "http://127.0.0.1:1");
    Results results = new Results(results(), configurations());
    assertThat(results.under("0.35 s").answer())
        .startsWith("Cheapest under 350 ms: k=11,threads=2 at 311.0 ms [306.6, 315.8] for $");
    assertThat(results.under("$1").answer()).startsWith("Fastest under $1.00: k=11,threads=2 at");
    assertThat(results.under("1ms").answer())
        .startsWith("None is under 1 ms; the fastest is k=11,threads=2 at");
    assertThat(results.under("312ms").answer()).endsWith("Its interval reaches beyond that.");
    assertThat(results.under("1 EUR").answer())
        .isEqualTo("Expected an amount in USD, but it is in EUR.");
    assertThat(results.under("soon").answer())
        .isEqualTo("Expected a time such as 10s, or an amount such as $0.01.");
    assertThat(Under.of("1s", List.of()).answer()).startsWith("No configuration has both");
  }

  @Test
  void stripDrawsEveryMeasuredRunInOrder() {
    Samples.fill(items, "http://127.0.0.1:1");
    RunStrip strip = RunStrip.of(benchmark(), runs(), false);
    assertThat(strip.dots()).hasSize(57).isSortedAccordingTo((a, b) -> a.order() - b.order());
    assertThat(strip.words()).contains("57 runs", "7 hollow", "None was flagged as noisy");
    assertThat(strip.timeUnit()).isEqualTo("ms");
    Item slow = new Item(Map.of("samples", Map.of("wallSeconds", "5400")));
    RunStrip single = RunStrip.of(benchmark(), List.of(slow), false);
    assertThat(single.timeUnit()).isEqualTo("min");
    assertThat(single.words()).startsWith("1 run of 1 h 30 min. 1 hollow");
  }

  @Test
  void specIsWrittenInTheOrderOfTheManualAndReadsBack() {
    Item spec = Contracts.item("01-benchmark-item").child("spec");
    String yaml = SpecYaml.write(spec);
    assertThat(yaml).startsWith("name: k-mer counting\ndescription:");
    assertThat(read(yaml).child("dataset").text("id")).hasValue("lambda");
    assertThat(read(yaml).decimal("repetitions")).hasValue(BigDecimal.TEN);
  }

  @Test
  void textThatLooksLikeSomethingElseIsWrittenAsText() {
    List<String> texts =
        List.of("on", "true", "010", "0x1F", "0o17", "1e3", "12:30", "2026-01-01", "null", "~", "");
    Item read = read(SpecYaml.write(new Item(Map.of("parameters", Map.of("mode", texts)))));
    assertThat(read.child("parameters").list("mode")).isEqualTo(texts);
  }

  @Test
  void numbersAreWrittenAsNumbers() {
    List<Object> numbers = List.of(new BigDecimal("0.02"), new BigDecimal("1E+3"), BigDecimal.TWO);
    Item read = read(SpecYaml.write(new Item(Map.of("n", numbers))));
    assertThat(read.texts("n")).containsExactly("0.02", "1000", "2");
    assertThat(read.list("n")).allMatch(number -> number instanceof Number);
  }

  private static Item read(String yaml) {
    return Item.of(new Load(LoadSettings.builder().build()).loadFromString(yaml));
  }

  @Test
  void idsSortByTheirTime() {
    BenchmarkIds ids = new BenchmarkIds();
    String early = ids.next(Instant.parse("2026-11-23T10:00:00Z"));
    String late = ids.next(Instant.parse("2026-11-23T10:00:00.001Z"));
    assertThat(early).hasSize(26).isLessThan(late).matches("[0-9a-hjkmnp-tv-z]{26}");
  }

  @Test
  void commandsAreQuotedAsAShellWouldTakeThem() {
    assertThat(CommandText.of(List.of("sh", "-c", "echo it's", "--n=1")))
        .isEqualTo("sh -c 'echo it'\\''s' --n=1");
  }

  @Test
  void forecastIsALowerBoundWhereRunsWereNeverMeasured() {
    Item estimate =
        new Item(
            Map.of(
                "runs",
                60,
                "seconds",
                "3961.2",
                "untimedRuns",
                10,
                "unpricedRuns",
                60,
                "unknown",
                List.of("time of 10 of 60 runs: some configurations have not run here yet")));
    assertThat(Forecast.of(estimate).words()).isEqualTo("at least 1 h 06 min, cost unknown");
    assertThat(Forecast.NONE.words()).isEqualTo("time and cost unknown");
    assertThat(Forecast.of(new Item(Map.of("seconds", "0.844", "cost", "0.1"))).words())
        .isEqualTo("about 840 ms, $0.10");
  }

  @Test
  void costsAreSplitByKindOfRun() {
    Samples.fill(items, "http://127.0.0.1:1");
    CostSplit split =
        split(
            items
                .all(
                    ItemQuery.index("costs", "by-benchmark", "benchmarkId", Samples.COMPLETE),
                    10_000)
                .items(),
            false);
    assertThat(split.parts())
        .extracting(CostSplit.Part::name)
        .containsExactly("Measured runs", "Warm-up runs");
    assertThat(split.parts()).extracting(CostSplit.Part::runs).containsExactly(51, 6);
  }

  @Test
  void attemptsThatWereMadeAgainAreApartFromFailedRuns() {
    Map<String, Object> line = Map.of("kind", "MEASURED", "sample", false, "BilledCost", "1");
    CostSplit split =
        split(
            List.of(
                with(line, "a", "purpose", "retry"),
                with(line, "b", "purpose", "failed or repeated run"),
                with(line, "c", "part", "memory"),
                with(line, "d", "purpose", "set-up"),
                with(line, "e", "purpose", "unmeasured step")),
            false);
    assertThat(split.parts())
        .extracting(CostSplit.Part::name, CostSplit.Part::runs)
        .containsExactly(
            tuple("Measured runs", 1),
            tuple("Set-up", 1),
            tuple("Attempts that were made again", 1),
            tuple("Failed and repeated runs", 2));
    assertThat(split.paidFor()).containsOnlyKeys("memory", "not told apart");
  }

  private static Item with(Map<String, Object> line, String run, String name, String value) {
    Map<String, Object> changed = new HashMap<>(line);
    changed.put("runId", run);
    changed.put(name, value);
    return new Item(changed);
  }

  @Test
  void totalOfASplitIsCompleteSoFarOrALowerBound() {
    Item known = new Item(Map.of("runId", "r", "sample", true, "BilledCost", "0.42"));
    Item unknown = new Item(Map.of("runId", "r", "sample", true, "completeness", "unknown"));
    assertThat(split(List.of(known), false).words(true)).isEqualTo("$0.42, complete");
    assertThat(split(List.of(known), false).words(false)).isEqualTo("$0.42 so far");
    assertThat(split(List.of(known, unknown), true).words(true))
        .isEqualTo("at least $0.42 (1 line unknown)");
    assertThat(split(List.of(known), true).words(true)).isEqualTo("at least $0.42");
    List<Cell> part = split(List.of(known, unknown), false).sheet("b").rows().getFirst().cells();
    assertThat(part).extracting(Cell::words).contains("USD", "partial");
  }

  @Test
  void unknownAmountsOfACostLineSayWhy() {
    Item line =
        new Item(Map.of("lineId", "l", "completeness", "unknown", "note", "no price for gpu-hour"));
    List<Cell> cells = CostLines.of("r", List.of(line)).rows().getFirst().cells();
    assertThat(List.of(cells.get(4), cells.get(6), cells.get(7)))
        .allSatisfy(
            cell -> {
              assertThat(cell.words()).isEqualTo("unknown");
              assertThat(cell.notes())
                  .extracting(Cell.Note::text)
                  .containsExactly("no price for gpu-hour");
            });
  }

  private static CostSplit split(List<Item> lines, boolean more) {
    CostSplit.Sums sums = new CostSplit.Sums();
    lines.forEach(sums::add);
    return sums.split(more);
  }

  private static List<Cell> line(Item benchmark, Instant now) {
    return BenchmarkList.of(List.of(benchmark), now).rows().getFirst().cells();
  }

  private Item benchmark() {
    return items.find("benchmarks", Map.of("benchmarkId", Samples.COMPLETE)).orElseThrow();
  }

  private Configurations configurations() {
    return Configurations.of(benchmark().child("spec"));
  }

  private List<Item> results() {
    return items.all(ItemQuery.table("results", "benchmarkId", Samples.COMPLETE), 100).items();
  }

  private List<Item> runs() {
    return items.all(ItemQuery.table("runs", "benchmarkId", Samples.COMPLETE), 1000).items();
  }
}

package io.benchtable.dashboard.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import io.benchtable.dashboard.item.Contracts;
import io.benchtable.dashboard.item.InMemoryItems;
import io.benchtable.dashboard.item.Item;
import io.benchtable.dashboard.item.ItemQuery;
import io.benchtable.dashboard.item.Samples;
import io.benchtable.dashboard.page.Mark;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BenchmarkViewsTests {

  private final InMemoryItems items = new InMemoryItems();

  @Test
  void configurationKeepsItsMarkWhateverTheOrderOfItsParameters() {
    Configurations configurations =
        Configurations.of(Contracts.item("01-benchmark-item").child("spec"));
    assertThat(configurations.place("k=11,threads=1")).isZero();
    assertThat(configurations.mark("threads=2,k=11"))
        .isEqualTo(configurations.mark("k=11,threads=2"));
    assertThat(configurations.place("k=31,threads=1")).isEqualTo(3);
    assertThat(configurations.place("k=21,threads=2")).isGreaterThanOrEqualTo(4);
  }

  @Test
  void configurationWithoutParametersIsTheDefault() {
    assertThat(Configurations.of(Item.EMPTY).mark("default")).isEqualTo(new Mark(1, "circle"));
  }

  @Test
  void verdictsSayTheRatioAboveOneWithItsDirection() {
    Item result = Contracts.item("15-result-item");
    assertThat(Verdicts.of(result.child("time"), "faster", "slower").text())
        .isEqualTo("1.32× faster [1.29, 1.36]");
    assertThat(Verdicts.of(result.child("cost"), "cheaper", "more expensive").text())
        .isEqualTo("1.12× more expensive [1.10, 1.15]");
    assertThat(
            Verdicts.of(
                    new Item(Map.of("verdict", "INCONCLUSIVE", "note", "too few runs")), "a", "b")
                .text())
        .isEqualTo("inconclusive (too few runs)");
  }

  @Test
  void ratiosAreWrittenAsTheContractSays() {
    for (Item one : Contracts.item("figures").children("ratios")) {
      Map<String, Object> comparison = new HashMap<>(one.attributes());
      comparison.put(
          "verdict",
          one.decimal("ratio").orElseThrow().compareTo(BigDecimal.ONE) > 0 ? "FASTER" : "SLOWER");
      assertThat(Verdicts.of(new Item(comparison), "faster", "slower").text())
          .isEqualTo(one.text("text", ""));
    }
  }

  @Test
  void verdictThatIsNoneSaysWhy() {
    Item few = new Item(Map.of("verdict", "TOO_FEW_RUNS", "ratio", "1.1"));
    assertThat(Verdicts.of(few, "faster", "slower").text()).isEqualTo("too few runs for a verdict");
    Item none = new Item(Map.of("verdict", "NOT_COMPARED", "note", "another instance type"));
    assertThat(Verdicts.of(none, "faster", "slower").text())
        .isEqualTo("not compared: another instance type");
  }

  @Test
  void finishedBenchmarkIsALineWithItsWinnersAndItsMoney() {
    Samples.fill(items, "http://127.0.0.1:1");
    BenchmarkRow row = BenchmarkRow.of(benchmark(), Instant.parse("2026-11-23T12:15:31Z"));
    assertThat(row.age()).isEqualTo("2 h");
    assertThat(row.outcome()).startsWith("Fastest: k=11,threads=2");
    assertThat(row.fastest())
        .isNotNull()
        .extracting(w -> w.figure().line())
        .isEqualTo("312.3 ms [305.0, 318.8]");
    assertThat(row.spent().text()).isEqualTo("$0.00042");
    assertThat(row.progress().words()).isEqualTo("66 of 66 runs done, 2 failed");
  }

  @Test
  void unknownLinesMakeATotalALowerBound() {
    Samples.fill(items, "http://127.0.0.1:1");
    Item running = items.find("benchmarks", Map.of("benchmarkId", Samples.RUNNING)).orElseThrow();
    BenchmarkRow row = BenchmarkRow.of(running, Instant.now());
    assertThat(row.spent().text()).isEqualTo("at least $0.00019");
    assertThat(row.spent().completeness()).isEqualTo("3 lines unknown");
    assertThat(row.progress().left()).isEqualTo("1 min 24 s");
  }

  @Test
  void resultsPutTheFastestFirstAndWhatFailedLast() {
    Samples.fill(items, "http://127.0.0.1:1");
    Results results = Results.of(results(), configurations());
    assertThat(results.rows())
        .extracting(ResultRow::id)
        .startsWith("k=11,threads=2")
        .endsWith("k=31,threads=2");
    assertThat(results.troubled())
        .extracting(ResultRow::id)
        .containsExactly("k=21,threads=2", "k=31,threads=2");
    assertThat(results.rows().getLast().time().known()).isFalse();
    assertThat(results.metrics()).containsExactly("distinctKmers");
  }

  @Test
  void frontierHoldsNoneThatAnotherBeatsInBoth() {
    Samples.fill(items, "http://127.0.0.1:1");
    TimeAgainstCost picture = TimeAgainstCost.of(results(), configurations());
    assertThat(picture.frontier()).containsExactly("k=11,threads=2", "k=11,threads=1");
    assertThat(picture.words())
        .contains("the fastest is k=11,threads=2")
        .contains("2 of them are on the frontier");
    assertThat(TimeAgainstCost.of(List.of(), configurations()).words())
        .startsWith("No configuration");
  }

  @Test
  void stripDrawsEveryMeasuredRunInOrder() {
    Samples.fill(items, "http://127.0.0.1:1");
    RunStrip strip = RunStrip.of(runs(), false, configurations());
    assertThat(strip.dots()).hasSize(57).isSortedAccordingTo((a, b) -> a.order() - b.order());
    assertThat(strip.words()).contains("57 runs").contains("50 are samples");
  }

  @Test
  void specIsWrittenInTheOrderOfTheManualAndReadsBack() {
    Item spec = Contracts.item("01-benchmark-item").child("spec");
    String yaml = SpecYaml.write(spec);
    assertThat(yaml).startsWith("name: k-mer counting\ndescription:");
    assertThat(SpecYaml.read(yaml).child("dataset").text("id")).hasValue("lambda");
    assertThat(SpecYaml.read(yaml).decimal("repetitions")).hasValue(BigDecimal.TEN);
    assertThat(SpecYaml.read("- no\n- mapping").isEmpty()).isTrue();
    assertThat(SpecYaml.read("a: [").isEmpty()).isTrue();
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
  void costsAreSplitByKindOfRun() {
    Samples.fill(items, "http://127.0.0.1:1");
    CostSplit split =
        CostSplit.of(
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

package io.benchtable.dashboard.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import io.benchtable.dashboard.benchmark.Environment.Difference;
import io.benchtable.dashboard.item.InMemoryItems;
import io.benchtable.dashboard.item.Item;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EnvironmentTests {

  private static final Item HERE =
      benchmark("lab-7", "Linux 6.1", List.of(Map.of("name", "genome", "sha256", "9b2a")));
  private static final Item THERE =
      benchmark("lab-7", "Linux 5.10", List.of(Map.of("name", "genome", "sha256", "77aa")));

  @Test
  void sameSurroundingsHaveNoDifference() {
    Environment here = Environment.of(HERE, List.of(run("k=11", "9.1")));
    assertThat(here.differences(Environment.of(HERE, List.of(run("k=21", "9.1"))))).isEmpty();
    assertThat(here.variants()).isEmpty();
  }

  @Test
  void differencesAreNamedWithBothValues() {
    Environment here = Environment.of(HERE, List.of(run("k=11", "9.1")));
    Environment there = Environment.of(THERE, List.of(run("k=11", "8.32")));
    assertThat(here.differences(there))
        .containsExactly(
            new Difference("Kernel", "Linux 6.1", "Linux 5.10"),
            new Difference("Dataset: genome", "9b2a", "77aa"),
            new Difference("sort --version", "9.1", "8.32"));
  }

  @Test
  void whatOnlyOneOfThemSaysIsADifferenceToo() {
    Environment here = Environment.of(HERE, List.of(run("k=11", "9.1")));
    assertThat(here.differences(Environment.of(HERE, List.of())))
        .containsExactly(new Difference("sort --version", "9.1", ""));
    assertThat(Environment.of(HERE, List.of()).differences(here))
        .containsExactly(new Difference("sort --version", "", "9.1"));
  }

  @Test
  void toolsThatDifferBetweenConfigurationsAreNamedWithThem() {
    Environment here =
        Environment.of(HERE, List.of(run("k=11", "9.1"), run("k=21", "9.4"), run("k=31", "9.1")));
    assertThat(here.variants())
        .extracting(one -> one.tool() + " " + one.version() + " " + one.configurations())
        .containsExactly("sort --version 9.1 [k=11, k=31]", "sort --version 9.4 [k=21]");
  }

  @Test
  void beforeIsTheLastCompleteOneOfTheSamePipeline() {
    InMemoryItems items = new InMemoryItems();
    put(items, "a", "h", "2026-11-01", "COMPLETE");
    put(items, "b", "h", "2026-11-02", "COMPLETE");
    put(items, "c", "h", "2026-11-03", "FAILED");
    put(items, "d", "other", "2026-11-04", "COMPLETE");
    put(items, "e", "h", "2026-11-05", "COMPLETE");
    put(items, "f", "h", "2026-11-06", "COMPLETE");
    Benchmarks benchmarks = new Benchmarks(items);
    assertThat(benchmarks.before(benchmarks.get("e")).map(one -> one.text("benchmarkId", "")))
        .hasValue("b");
    assertThat(benchmarks.before(benchmarks.get("a"))).isEmpty();
    assertThat(benchmarks.before(new Item(Map.of()))).isEmpty();
  }

  @Test
  void surroundingsSayWhatTheyComeTo() {
    Environment here = Environment.of(HERE, List.of());
    assertThat(Surroundings.of(HERE, here, Optional.empty(), Optional.empty()).words())
        .startsWith("No earlier benchmark");
    assertThat(Surroundings.of(HERE, here, Optional.of(HERE), Optional.of(here)).words())
        .endsWith("are the same as in");
    Environment there = Environment.of(THERE, List.of());
    Surroundings two = Surroundings.of(HERE, here, Optional.of(THERE), Optional.of(there));
    assertThat(two.words()).isEqualTo("2 things are not as in");
    assertThat(two.differences().rows()).hasSize(2);
  }

  private static void put(
      InMemoryItems items, String id, String hash, String submitted, String status) {
    items.put(
        "benchmarks",
        Map.of(
            "benchmarkId", id,
            "pipelineHash", hash,
            "submittedAt", submitted + "T00:00:00Z",
            "status", status));
  }

  private static Item benchmark(String host, String kernel, List<Map<String, String>> files) {
    return new Item(
        Map.of(
            "benchmarkId",
            "b",
            "host",
            Map.of("hostname", host, "kernel", kernel),
            "dataset",
            files));
  }

  private static Item run(String configuration, String version) {
    return new Item(
        Map.of("configurationId", configuration, "versions", Map.of("sort --version", version)));
  }
}

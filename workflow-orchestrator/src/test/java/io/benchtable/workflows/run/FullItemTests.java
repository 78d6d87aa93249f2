package io.benchtable.workflows.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.benchtable.workflows.benchmark.SpecReader;
import io.benchtable.workflows.item.ItemSize;
import io.benchtable.workflows.item.ItemUpdate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A benchmark ends and says how, however little room its item has. */
class FullItemTests {

  private static final String ID = "b1";
  private static final Map<String, String> KEY = Map.of("benchmarkId", ID);

  private final Bench bench = new Bench();

  @AfterEach
  void close() {
    bench.close();
  }

  @Test
  void listsNoMoreFailedConfigurationsThanAnItemTakes() {
    bench.costs.failed = names(5000, "k=");
    var verdict = verdict(bench.run(ID, Specs.small(1, 0)));

    assertThat((List<?>) verdict.get("failed")).hasSize(100);
    assertThat(verdict.get("failedCount")).hasToString("5000");
  }

  @Test
  void shortensTheVerdictUntilItFitsBesideALargeSpec() {
    bench.costs.failed = names(2000, "ü".repeat(110));
    bench.costs.sentences = names(300, "x".repeat(500));
    bench.costs.pricedAs = "c7i.large, ".repeat(2000);
    var item = bench.run(ID, large());

    assertThat(item.get("status")).isEqualTo("COMPLETE");
    assertThat(ItemSize.of(item)).isBetween((long) SpecReader.LARGEST, (long) ItemSize.LARGEST);
    assertThat(verdict(item).get("failedCount")).hasToString("2000");
    assertThat((List<?>) verdict(item).get("failed")).isNotEmpty();
    assertThat((String) verdict(item).get("pricedAs")).endsWith("…");
    assertThat(verdict(item))
        .as("what its sentences say is not cut")
        .doesNotContainKey("sentences");
    assertThat(item.get("totals")).asString().contains("0.42");
  }

  @Test
  void completesWithoutAVerdictWhenThereIsNoRoomForIt() {
    bench.costs.sentences = Collections.nCopies(9, "x".repeat(190));
    bench.costs.pricedAs = "y".repeat(190);
    leave(300);
    var item = bench.run(ID, Specs.small(1, 0));

    assertThat(item.get("status")).isEqualTo("COMPLETE");
    assertThat(item.get("verdict")).isNull();
    assertThat(item.get("message")).asString().contains("no room for the verdict");
  }

  @Test
  void failsWhenThereIsNoRoomForHowItEnded() {
    leave(100);
    var item = bench.run(ID, Specs.small(1, 0));

    assertThat(item.get("status")).isEqualTo("FAILED");
    assertThat(item.get("reason")).isEqualTo("WORKFLOW_FAILED");
    assertThat(item.get("message")).asString().startsWith("Expected End to succeed, but Item size");
    assertThat(item.get("open")).isNull();
  }

  @Test
  void leavesAnItemAloneThatHasNoRoomToBeTakenOn() {
    var full = full(0);
    bench.workflows.start(ID, 1);
    bench.await(ID, 1);

    assertThat(bench.benchmark(ID)).isEqualTo(full);
  }

  @ParameterizedTest
  @ValueSource(ints = {170, 250})
  void isNotOpenWithoutEndWhereThereIsNoRoomToFail(int left) {
    full(left);
    bench.workflows.start(ID, 1);
    bench.await(ID, 1);

    assertThat(bench.benchmark(ID).get("attempt")).as("it was taken on").hasToString("1");
    assertThat(bench.benchmark(ID).get("open")).isNull();
    assertThat(Reconciler.reconcile(bench.items, bench.workflows)).isZero();
  }

  /** Puts a benchmark that leaves so many bytes. */
  private Map<String, @Nullable Object> full(int bytes) {
    var item = new LinkedHashMap<String, @Nullable Object>();
    item.put("benchmarkId", ID);
    item.put("spec", Specs.small(1, 0));
    item.put("notes", "");
    item.put("notes", "n".repeat((int) (ItemSize.LARGEST - ItemSize.of(item) - bytes)));
    bench.items.put("benchmarks", item);
    return bench.benchmark(ID);
  }

  @Test
  void keepsAsManyErrorsAsAnItemHasRoomFor() {
    var spec = Specs.small(3, 1);
    for (int i = 0; i < 30; i++) {
      spec.put("unknown" + i + "ü".repeat(5000), "x".repeat(100));
    }
    var item = bench.run(ID, spec);

    assertThat(item.get("status")).isEqualTo("FAILED");
    assertThat((List<?>) item.get("errors")).hasSize(20);
    assertThat(item.get("message")).asString().startsWith("spec.unknown").endsWith("…");
  }

  /** Fills the item up while the last run is tidied up, so that only so many bytes are left. */
  private void leave(int bytes) {
    bench.worker.onClose =
        () -> {
          if (bench.runs().stream().filter(run -> run.get("cost") != null).count() == 1) {
            var taken = ItemSize.of(bench.benchmark(ID)) + "notes".length() + 1;
            var notes = "n".repeat((int) (ItemSize.LARGEST - taken - bytes));
            bench.items.update("benchmarks", KEY, ItemUpdate.update().set("notes", notes));
          }
        };
  }

  private static Map<String, @Nullable Object> large() {
    var spec = Specs.small(1, 0);
    spec.put("description", "d".repeat(SpecReader.LARGEST - 200));
    return spec;
  }

  private static List<String> names(int count, String name) {
    return IntStream.range(0, count).mapToObj(i -> name + i).toList();
  }

  private static Map<String, @Nullable Object> verdict(Map<String, @Nullable Object> item) {
    var verdict = new LinkedHashMap<String, @Nullable Object>();
    if (item.get("verdict") instanceof Map<?, ?> map) {
      map.forEach((name, value) -> verdict.put(String.valueOf(name), value));
    }
    return verdict;
  }
}

package io.benchtable.workflows.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.MAP;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Benchmarks that are measured until something is known. */
class StoppedBenchmarkTests extends WorkflowFixture {

  StoppedBenchmarkTests() {
    super(new Visited());
  }

  @Test
  void runsNoFurtherWhatALookStopped() {
    bench.costs.stops = look -> look == 1 ? List.of(stop("k=3", 9)) : List.of();
    var item = bench.run(ID, until(3, Map.of("precision", "0.01", "maximum", 20)));

    assertThat(item.get("status")).isEqualTo("COMPLETE");
    assertThat(measured("k=1")).isEqualTo(20);
    assertThat(measured("k=2")).isEqualTo(20);
    assertThat(measured("k=3")).isEqualTo(9);
    assertThat(bench.costs.looks).hasSize(2);
    assertThat(item.get("stopped")).isEqualTo(List.of(stop("k=3", 9)));
    assertThat(stopping(item).get("looks")).isEqualTo(whole(9, 13, 20));
    assertThat(stopping(item).get("looked")).hasToString("2");
    assertThat(stopping(item).get("mostRuns")).hasToString("49");
    assertThat(progress(item).get("runs")).hasToString("49");
    assertThat(progress(item).get("done")).hasToString("49");
    assertThat(bench.costs.judged.getFirst().get("stopping"))
        .hasToString(
            "{looks=[9, 13, 20], looked=2, precision=0.01, ended=null, stopped=[%s]}"
                .formatted(stop("k=3", 9)));
  }

  @Test
  void endsWhenNothingIsLeftToCompare() {
    bench.costs.stops = _ -> List.of(stop("k=2", 9), stop("k=1", 9), stop("k=7", 9));
    var item = bench.run(ID, until(2, Map.of("precision", "0.01")));

    assertThat(item.get("status")).isEqualTo("COMPLETE");
    assertThat(item.get("stopped")).as("never the baseline").isEqualTo(List.of(stop("k=2", 9)));
    assertThat(measured("k=1")).isEqualTo(measured("k=2")).isEqualTo(9);
    assertThat(stopping(item).get("mostRuns")).hasToString("18");
  }

  @Test
  void startsNoBlockThatGoesBeyondTheMoney() {
    var item = bench.run(ID, until(2, Map.of("cost", "0.05", "maximum", 20)));

    assertThat(item.get("status")).isEqualTo("COMPLETE");
    assertThat(bench.samples()).isEqualTo(4);
    assertThat(stopping(item).get("ended"))
        .asInstanceOf(MAP)
        .containsEntry("reason", "COST_SPENT")
        .containsEntry(
            "words",
            "another block would go beyond the money, 0.04 of 0.05 USD, by taking about 0.02"
                + " more");
    assertThat(stopping(item).get("mostRuns")).hasToString("4");
  }

  @Test
  void startsNoBlockWhereNobodyKnowsWhatWasSpent() {
    bench.costs.billed = null;
    var item = bench.run(ID, until(2, Map.of("cost", "5", "maximum", 20)));

    assertThat(bench.samples()).isEqualTo(2);
    assertThat(stopping(item).get("ended"))
        .asInstanceOf(MAP)
        .containsEntry("reason", "COST_UNKNOWN")
        .containsEntry("blocks", new BigDecimal(1));
  }

  /** Killed after a look, with a Temporal that forgets; then retried. */
  @Test
  void keepsWhatWasStoppedOverRestartsAndRetries() {
    bench.costs.stops = _ -> List.of(stop("k=3", 9));
    var blocking = new CountDownLatch(1);
    bench.worker.unblocked.set(30);
    bench.worker.blocking = blocking;
    bench.submit(ID, until(3, Map.of("time", "1h", "maximum", 12)));
    Awaitility.await().until(() -> blocking.getCount() == 0);
    var executed = new CopyOnWriteArrayList<String>();
    restart(executed, new FakeWorker());
    Reconciler.reconcile(bench.items, bench.workflows);
    bench.await(ID, 1);

    assertThat(measured("k=3")).isEqualTo(9);
    assertThat(measured("k=1")).isEqualTo(measured("k=2")).isEqualTo(12);
    assertThat(bench.costs.looks).hasSize(1);
    assertThat(bench.benchmark(ID).get("status")).isEqualTo("COMPLETE");
    assertThat(progress(bench.benchmark(ID)).get("done")).hasToString("33");

    int before = bench.worker.executed().size();
    bench.retry(ID);
    bench.await(ID, 2);
    assertThat(bench.worker.executed()).hasSize(before);
    assertThat(bench.benchmark(ID)).containsEntry("stopped", List.of(stop("k=3", 9)));
  }

  @Test
  void runsWhatFailedNoFurtherAndMakesItUpInARetry() {
    bench.worker.stepStatus = step -> configuration(step).equals("k=2") ? "FAILED" : "SUCCEEDED";
    var item = bench.run(ID, until(3, Map.of("time", "1h", "maximum", 12)));

    assertThat(item.get("status")).isEqualTo("COMPLETE");
    assertThat(measured("k=2")).isZero();
    assertThat(runs("k=2")).isEqualTo(1);
    assertThat(measured("k=1")).isEqualTo(measured("k=3")).isEqualTo(12);

    bench.worker.stepStatus = _ -> "SUCCEEDED";
    bench.retry(ID);
    bench.await(ID, 2);
    assertThat(measured("k=2")).isEqualTo(12);
    assertThat(bench.benchmark(ID).get("status")).isEqualTo("COMPLETE");
  }

  private long measured(String configuration) {
    return bench.runs().stream()
        .filter(run -> configuration.equals(run.get("configurationId")))
        .filter(run -> Boolean.TRUE.equals(run.get("sample")))
        .count();
  }

  private long runs(String configuration) {
    return bench.runs().stream()
        .filter(run -> configuration.equals(run.get("configurationId")))
        .count();
  }

  private static Map<?, ?> stopping(Map<String, @Nullable Object> item) {
    return item.get("stopping") instanceof Map<?, ?> stopping ? stopping : Map.of();
  }

  private static List<Object> whole(int... numbers) {
    var list = new ArrayList<Object>();
    for (int number : numbers) {
      list.add(new BigDecimal(number));
    }
    return list;
  }

  private static Map<String, @Nullable Object> stop(String configuration, int blocks) {
    var stop = new LinkedHashMap<String, @Nullable Object>();
    stop.put("configurationId", configuration);
    stop.put("reason", "CANNOT_WIN");
    stop.put("blocks", new BigDecimal(blocks));
    stop.put("words", "at least 10 % slower");
    return stop;
  }

  private static Map<String, @Nullable Object> until(int configurations, Map<String, Object> rule) {
    var spec = Specs.small(1, 0);
    spec.remove("repetitions");
    spec.put("parameters", Map.of("k", List.of(1, 2, 3).subList(0, configurations)));
    spec.put("pricing", Map.of("book", "own-hardware"));
    spec.put("until", rule);
    return spec;
  }
}

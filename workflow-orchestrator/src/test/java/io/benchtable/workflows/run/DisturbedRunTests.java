package io.benchtable.workflows.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Runs that load from outside disturbed are kept, flagged and made again. */
class DisturbedRunTests extends WorkflowFixture {

  DisturbedRunTests() {
    super(new Visited());
  }

  @Test
  void makesADisturbedRunAgainInItsPlaceUntilItIsQuiet() {
    bench.worker.otherCpu = run -> run.equals("b1-0003") ? "0.400" : "0.010";
    var item = bench.run(ID, Specs.small(3, 0));

    assertThat(item.get("status")).isEqualTo("COMPLETE");
    assertThat(bench.worker.executed())
        .containsSubsequence("b1-0003", "b1-0003.2", "b1-0004")
        .hasSize(7);
    assertThat(bench.samples()).isEqualTo(6);
    var disturbed = run("b1-0003");
    assertThat(disturbed.get("status")).isEqualTo("COMPLETE");
    assertThat(disturbed.get("sample")).isEqualTo(false);
    assertThat(disturbed.get("disturbed"))
        .isEqualTo(
            Map.of(
                "share",
                "0.97",
                "limit",
                "0.2",
                "words",
                "other processes used 0.4 s of processor time meanwhile"));
    var again = run("b1-0003.2");
    assertThat(again.get("replaces")).isEqualTo("b1-0003");
    assertThat(again.get("block")).isEqualTo(disturbed.get("block"));
    assertThat(again).doesNotContainKey("disturbed");
    assertThat(bench.costs.priced).contains("b1-0003 false", "b1-0003.2 true");
    assertThat(progress(item).get("done")).hasToString("6");
  }

  @Test
  void keepsTheLastWhereItIsDisturbedEveryTime() {
    bench.worker.otherCpu = run -> run.startsWith("b1-0003") ? "0.400" : "0.010";
    bench.run(ID, Specs.small(10, 0));

    assertThat(bench.worker.executed()).contains("b1-0003.3").doesNotContain("b1-0003.4");
    assertThat(bench.samples()).isEqualTo(20);
    assertThat(run("b1-0003.3").get("sample")).isEqualTo(true);
    assertThat(run("b1-0003.3")).containsKey("disturbed");
  }

  @Test
  void repeatsNoMoreThanAFifthOnAHostThatIsNeverQuiet() {
    bench.worker.otherCpu = _ -> "0.400";
    bench.run(ID, Specs.small(10, 1));

    assertThat(bench.worker.executed()).hasSize(26);
    assertThat(bench.samples()).isEqualTo(20);
  }

  @Test
  void repeatsNothingWhereTheGateIsOff() {
    bench.worker.otherCpu = _ -> "0.400";
    var spec = Specs.small(3, 0);
    spec.put("noise", "off");
    bench.run(ID, spec);

    assertThat(bench.worker.executed()).hasSize(6);
    assertThat(bench.runs()).noneMatch(run -> run.containsKey("disturbed"));
  }

  /** Killed while it is repeated, with a Temporal that forgets. */
  @Test
  void repeatsItAfterARestart() {
    bench.worker.otherCpu = run -> run.equals("b1-0003") ? "0.400" : "0.010";
    var blocking = new java.util.concurrent.CountDownLatch(1);
    bench.worker.unblocked.set(3);
    bench.worker.blocking = blocking;
    bench.submit(ID, Specs.small(3, 0));
    org.awaitility.Awaitility.await().until(() -> blocking.getCount() == 0);
    var executed = new CopyOnWriteArrayList<String>();
    restart(executed, new FakeWorker());
    Reconciler.reconcile(bench.items, bench.workflows);
    bench.await(ID, 1);

    assertThat(executed).endsWith("b1-0003.2");
    assertThat(bench.worker.executed()).startsWith("b1-0003.3");
    assertThat(bench.samples()).isEqualTo(6);
    assertThat(bench.benchmark(ID).get("status")).isEqualTo("COMPLETE");
  }

  private Map<String, @Nullable Object> run(String runId) {
    return bench.items.get("runs", Map.of("benchmarkId", ID, "runId", runId)).orElseThrow();
  }
}

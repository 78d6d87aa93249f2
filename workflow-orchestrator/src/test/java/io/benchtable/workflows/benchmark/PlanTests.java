package io.benchtable.workflows.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class PlanTests {

  private static final String ID = "b";

  @Property(tries = 200)
  void runsEveryConfigurationOnceABlock(
      @ForAll @IntRange(min = 1, max = 5) int values,
      @ForAll @IntRange(min = 1, max = 6) int repetitions,
      @ForAll @IntRange(min = 0, max = 3) int warmup,
      @ForAll long seed) {
    var spec = spec(values, repetitions, warmup);
    var plan = Plan.of(spec, seed);
    assertThat(plan.runs()).hasSize(1 + values + values * (repetitions + warmup));
    for (int block = 1; block <= repetitions; block++) {
      int wanted = block;
      assertThat(plan.runs().stream().filter(run -> run.block() == wanted))
          .extracting(run -> run.configuration().orElseThrow())
          .containsExactlyInAnyOrderElementsOf(spec.configurations());
    }
    assertThat(plan.runs()).extracting(PlannedRun::kind).isSorted();
    assertThat(Plan.of(spec, seed).runs()).isEqualTo(plan.runs());
  }

  @Test
  void ordersBlocksDifferently() {
    var plan = Plan.of(spec(5, 20, 0), Plan.seed(ID));
    var orders = new HashSet<List<String>>();
    for (int block = 1; block <= 20; block++) {
      int wanted = block;
      orders.add(
          plan.runs().stream()
              .filter(run -> run.block() == wanted)
              .map(run -> run.configuration().orElseThrow().id())
              .toList());
    }
    assertThat(orders).hasSizeGreaterThan(10);
  }

  @Test
  void givesIdsThatSortInPlannedOrder() {
    var ids = Plan.of(spec(1111, 8, 0), 1).ids(ID);
    assertThat(ids.first(7)).isEqualTo("b-00007");
    assertThat(ids.nth(7, 12)).isEqualTo("b-00007.12");
    assertThat(ids.place("b-00007.12")).isEqualTo(7);
    assertThat(ids.n("b-00007.12")).isEqualTo(12);
    assertThat(ids.n("b-00007")).isEqualTo(1);
    assertThat(Plan.of(spec(2, 2, 0), 1).ids(ID).first(7)).isEqualTo("b-0007");
  }

  @Test
  void namesRunsInEveryLocaleAlike() {
    var before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
      assertThat(new RunIds(ID, 4).first(7)).isEqualTo("b-0007");
    } finally {
      Locale.setDefault(before);
    }
  }

  /** Killed anywhere and restarted, as often as it may be: nothing is missing or counted twice. */
  @Property(tries = 300)
  void beingKilledAndRestartedEqualsNeverBeingKilled(
      @ForAll @IntRange(min = 1, max = 4) int values,
      @ForAll @IntRange(min = 1, max = 5) int repetitions,
      @ForAll long seed) {
    var plan = Plan.of(spec(values, repetitions, 1), seed);
    var ids = plan.ids(ID);
    var random = new Random(seed);
    var runs = new LinkedHashMap<String, KnownRun>();
    Remaining left = start(plan, ids, runs, 1);
    for (int kills = 0; left.done() < plan.runs().size(); kills++) {
      int steps = kills > 30 ? Integer.MAX_VALUE : random.nextInt(4);
      carryOut(runs, steps, random);
      left = start(plan, ids, runs, 1);
    }
    var complete = new HashMap<Integer, Integer>();
    runs.values().stream()
        .filter(run -> run.status() == Status.COMPLETE)
        .forEach(run -> complete.merge(ids.place(run.runId()), 1, Integer::sum));
    assertThat(complete).hasSize(plan.runs().size());
    assertThat(complete.values()).containsOnly(1);
    assertThat(runs.values()).allMatch(run -> run.status() == Status.COMPLETE || run.interrupted());
  }

  @Test
  void plansFailedRunsAgainInTheNextAttempt() {
    var plan = Plan.of(spec(2, 2, 0), 1);
    var ids = plan.ids(ID);
    var runs = new LinkedHashMap<String, KnownRun>();
    start(plan, ids, runs, 1);
    carryOut(runs, 5, new Random(0));
    var failed = runs.get(ids.first(6));
    assertThat(failed).isNotNull();
    runs.put(ids.first(6), new KnownRun(ids.first(6), Status.FAILED, 1, false, false));
    var same = start(plan, ids, new LinkedHashMap<>(runs), 1);
    var next = start(plan, ids, runs, 2);

    assertThat(same.added()).isEmpty();
    assertThat(next.added())
        .extracting(Remaining.Added::runId)
        .contains("b-0006.2")
        .as("set-up that is linked again")
        .contains("b-0001.2");
    assertThat(next.done()).isLessThan(plan.runs().size());
  }

  @Test
  void warmsUpAgainWhatIsMeasuredFurtherInTheNextAttempt() {
    var plan = Plan.of(spec(2, 2, 1), 1);
    var ids = plan.ids(ID);
    var runs = new LinkedHashMap<String, KnownRun>();
    start(plan, ids, runs, 1);
    runs.replaceAll((id, run) -> new KnownRun(id, Status.COMPLETE, 1, false, true));
    var last = plan.runs().getLast();
    var failed = ids.first(last.place());
    runs.put(failed, new KnownRun(failed, Status.FAILED, 1, false, false));

    var warmups =
        start(plan, ids, runs, 2).added().stream()
            .map(Remaining.Added::run)
            .filter(run -> run.kind() == RunKind.WARMUP)
            .toList();

    assertThat(warmups)
        .singleElement()
        .extracting(PlannedRun::configuration)
        .isEqualTo(last.configuration());
  }

  private static Remaining start(Plan plan, RunIds ids, Map<String, KnownRun> runs, int attempt) {
    var left = Remaining.of(plan, Reach.ALL, ids, List.copyOf(runs.values()), attempt, Wanted.ALL);
    for (var run : left.interrupted()) {
      runs.put(run.runId(), new KnownRun(run.runId(), Status.FAILED, run.attempt(), true, false));
    }
    for (var added : left.added()) {
      assertThat(runs).doesNotContainKey(added.runId());
      runs.put(added.runId(), new KnownRun(added.runId(), Status.WAITING, attempt, false, false));
    }
    return left;
  }

  /** Completes some runs in order, then leaves the next one in the middle of something. */
  private static void carryOut(Map<String, KnownRun> runs, int steps, Random random) {
    int left = steps;
    for (var id : new ArrayList<>(runs.keySet().stream().sorted().toList())) {
      var run = runs.get(id);
      if (run == null || run.status().isTerminal()) {
        continue;
      }
      if (left-- <= 0) {
        var status =
            List.of(Status.PREPARING, Status.RUNNING, Status.WAITING).get(random.nextInt(3));
        runs.put(id, new KnownRun(id, status, run.attempt(), false, false));
        return;
      }
      runs.put(id, new KnownRun(id, Status.COMPLETE, run.attempt(), false, true));
    }
  }

  private static BenchmarkSpec spec(int values, int repetitions, int warmup) {
    var k = new ArrayList<Object>();
    for (int i = 0; i < values; i++) {
      k.add(i);
    }
    return SpecReader.read(
            Map.of(
                "name",
                "n",
                "parameters",
                Map.of("k", k),
                "repetitions",
                repetitions,
                "warmup",
                warmup,
                "pipeline",
                List.of(
                    Map.of("name", "unpack", "scope", "benchmark", "command", List.of("u")),
                    Map.of("name", "index", "scope", "configuration", "command", List.of("i")),
                    Map.of("name", "count", "command", List.of("c", "${k}")))))
        .spec()
        .orElseThrow(AssertionError::new);
  }
}

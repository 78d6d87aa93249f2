package io.benchtable.workflows.benchmark;

import io.benchtable.workflows.item.Sha256;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/**
 * Every run of a benchmark in order: set-up, warm-ups, then blocks in which every configuration is
 * run once in random order. The same spec and seed give the same plan.
 */
public final class Plan {

  private final List<PlannedRun> runs;

  private Plan(List<PlannedRun> runs) {
    this.runs = List.copyOf(runs);
  }

  /** The plan of a spec. */
  public static Plan of(BenchmarkSpec spec, long seed) {
    var runs = new ArrayList<PlannedRun>();
    if (!spec.steps(Scope.BENCHMARK).isEmpty()) {
      runs.add(new PlannedRun(1, RunKind.SETUP, Optional.empty(), 0));
    }
    for (var configuration : spec.configurations()) {
      if (!spec.steps(Scope.CONFIGURATION, configuration).isEmpty()) {
        add(runs, RunKind.SETUP, configuration, 0);
      }
    }
    var random = new Random(seed);
    for (int i = 0; i < spec.design().warmup(); i++) {
      shuffled(spec.configurations(), random).forEach(one -> add(runs, RunKind.WARMUP, one, 0));
    }
    for (int i = 1; i <= spec.design().repetitions(); i++) {
      int block = i;
      shuffled(spec.configurations(), random)
          .forEach(one -> add(runs, RunKind.MEASURED, one, block));
    }
    return new Plan(runs);
  }

  /** The seed of a benchmark: the first 63 bits of its id's SHA-256. */
  public static long seed(String benchmarkId) {
    return Long.parseUnsignedLong(Sha256.hex(benchmarkId).substring(0, 16), 16) >>> 1;
  }

  /** How many runs set things up. */
  static long setups(BenchmarkSpec spec) {
    long benchmark = spec.steps(Scope.BENCHMARK).isEmpty() ? 0 : 1;
    return benchmark
        + spec.configurations().stream()
            .filter(one -> !spec.steps(Scope.CONFIGURATION, one).isEmpty())
            .count();
  }

  /** How many runs are measured. */
  public long measured() {
    return runs.stream().filter(run -> run.kind() == RunKind.MEASURED).count();
  }

  /**
   * The fewest runs: to the first look where there is one, and one block where a budget may end it
   * before.
   */
  public int leastRuns(Design design) {
    return design
        .until()
        .map(until -> until.budget().isEmpty() ? until.looks().getFirst() : 1)
        .map(blocks -> runs(new Reach(blocks, blocks, Map.of())).size())
        .orElse(runs.size());
  }

  /** Those that are planned so far. */
  public List<PlannedRun> runs(Reach reach) {
    return runs.stream().filter(reach::has).toList();
  }

  public List<PlannedRun> runs() {
    return runs;
  }

  /** The run at a place, from 1. */
  public PlannedRun at(int place) {
    return runs.get(place - 1);
  }

  /** The ids of this plan's runs. */
  public RunIds ids(String benchmarkId) {
    return new RunIds(benchmarkId, Math.max(4, Integer.toString(runs.size()).length()));
  }

  private static void add(
      List<PlannedRun> runs, RunKind kind, Configuration configuration, int block) {
    runs.add(new PlannedRun(runs.size() + 1, kind, Optional.of(configuration), block));
  }

  /**
   * Fisher and Yates' shuffle; the order of random numbers is fixed by {@link Random}'s contract.
   */
  private static List<Configuration> shuffled(List<Configuration> configurations, Random random) {
    var order = new ArrayList<>(configurations);
    for (int i = order.size() - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      var swapped = order.get(i);
      order.set(i, order.get(j));
      order.set(j, swapped);
    }
    return order;
  }
}

package io.benchtable.costs.verdict;

import io.benchtable.costs.price.Pricing;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;

/** Made-up runs of configurations that differ in their threads, and what the judge says. */
@NullUnmarked
final class Samples {

  static final BigDecimal TWO_PERCENT = new BigDecimal("0.02");
  static final Pricing OWN = new Pricing("own-hardware", "1", null, null);
  static final Question QUESTION = new Question("threads=1", TWO_PERCENT, List.of(), OWN, "USD");
  static final Totals TOTALS = new Totals(new BigDecimal("0.0042"), 0);

  private Samples() {}

  static Run run(String threads, int block, @Nullable Double seconds, String kmers) {
    BigDecimal wall = seconds == null ? null : BigDecimal.valueOf(seconds);
    return new Run(
        "b-%s-%04d".formatted(threads, block),
        RunKind.MEASURED,
        "threads=" + threads,
        Map.of("threads", new BigDecimal(threads)),
        1,
        block,
        seconds == null ? "FAILED" : "COMPLETE",
        seconds == null ? "TIMED_OUT" : null,
        null,
        null,
        seconds != null,
        wall,
        wall,
        1000L + block,
        "cgroup",
        Map.of("distinctKmers", new Metric(kmers, "1")),
        wall == null ? null : wall.multiply(new BigDecimal("0.00001")),
        null,
        "lab-7");
  }

  static List<Run> runs(String threads, double seconds, int blocks) {
    Random random = new Random(42);
    List<Run> runs = new ArrayList<>();
    for (int block = 1; block <= blocks; block++) {
      runs.add(run(threads, block, seconds * (1 + 0.01 * random.nextGaussian()), "48502"));
    }
    return runs;
  }

  static List<Run> noisy(double seconds, double unit) {
    Random random = new Random(5);
    List<Run> runs = new ArrayList<>();
    for (int block = 1; block <= 8; block++) {
      runs.add(run("2", block, unit * seconds * (1 + 0.01 * random.nextGaussian()), "48502"));
    }
    return runs;
  }

  @SafeVarargs
  static Judgement judged(Question question, List<Run>... runs) {
    List<Run> all = new ArrayList<>();
    for (List<Run> some : runs) {
      all.addAll(some);
    }
    return Judge.judge(question, all, TOTALS);
  }

  static ConfigurationResult result(Judgement judgement, String id) {
    return judgement.results().stream()
        .filter(result -> result.configurationId().equals(id))
        .findFirst()
        .orElseThrow();
  }

  static Run free(Run run) {
    return changed(run, run.attempt(), null, null);
  }

  static Run with(Run run, int attempt, @Nullable String instanceType) {
    return changed(run, attempt, run.cost(), instanceType);
  }

  /** The same run at another cost. */
  static Run costing(Run run, double cost) {
    return changed(run, run.attempt(), BigDecimal.valueOf(cost), run.instanceType());
  }

  private static Run changed(
      Run run, int attempt, @Nullable BigDecimal cost, @Nullable String instanceType) {
    return new Run(
        run.runId(),
        run.kind(),
        run.configurationId(),
        run.parameters(),
        attempt,
        run.block(),
        run.status(),
        run.reason(),
        run.message(),
        run.replaces(),
        run.sample(),
        run.wallSeconds(),
        run.cpuSeconds(),
        run.peakMemoryBytes(),
        run.peakMemoryMethod(),
        run.metrics(),
        cost,
        instanceType,
        run.host());
  }
}

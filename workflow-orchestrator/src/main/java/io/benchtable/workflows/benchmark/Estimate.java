package io.benchtable.workflows.benchmark;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How long a plan takes and what it costs, going by runs of the same pipeline that were measured
 * before: what was never measured is counted as unknown, not guessed.
 *
 * @param runs how many runs are planned
 * @param untimed for how many of them no run of their configuration was measured
 * @param seconds of the others
 * @param unpriced for how many no cost is known
 * @param cost of the others
 */
public record Estimate(int runs, int untimed, BigDecimal seconds, int unpriced, BigDecimal cost) {

  /** The estimate of a plan from runs that were complete, those of one benchmark in their order. */
  public static Estimate of(Plan plan, List<List<PastRun>> benchmarks) {
    var spans = new HashMap<String, List<BigDecimal>>();
    var costs = new HashMap<String, List<BigDecimal>>();
    for (var runs : benchmarks) {
      var pause = pause(runs);
      for (var run : runs) {
        var key = key(run.kind(), run.configurationId());
        spans.computeIfAbsent(key, _ -> new ArrayList<>()).add(seconds(run.spent().plus(pause)));
        run.cost().ifPresent(cost -> costs.computeIfAbsent(key, _ -> new ArrayList<>()).add(cost));
      }
    }
    var time = new Sum(means(spans));
    var money = new Sum(means(costs));
    for (var run : plan.runs()) {
      var key = key(run.kind(), run.configuration().map(Configuration::id).orElse(""));
      time.add(key);
      money.add(key);
    }
    return new Estimate(
        plan.runs().size(),
        time.unknown,
        time.known.setScale(3, RoundingMode.HALF_UP),
        money.unknown,
        money.known);
  }

  /** Whether anything is known of the time. */
  public boolean isTimed() {
    return untimed < runs;
  }

  /** Whether anything is known of the cost. */
  public boolean isPriced() {
    return unpriced < runs;
  }

  /** Warm-ups and measured runs do the same work; set-up does its own. */
  private static String key(RunKind kind, String configurationId) {
    return (kind == RunKind.SETUP ? "set-up " : "run ") + configurationId;
  }

  /**
   * The usual time between two runs, when the host waits for the platform: the median, so that a
   * wait for another benchmark does not count.
   */
  private static Duration pause(List<PastRun> runs) {
    var pauses = new ArrayList<Duration>();
    for (int at = 1; at < runs.size(); at++) {
      var pause = Duration.between(runs.get(at - 1).end(), runs.get(at).ready());
      if (!pause.isNegative()) {
        pauses.add(pause);
      }
    }
    return pauses.isEmpty()
        ? Duration.ZERO
        : pauses.stream().sorted().toList().get(pauses.size() / 2);
  }

  private static Map<String, BigDecimal> means(Map<String, List<BigDecimal>> values) {
    var means = new HashMap<String, BigDecimal>();
    values.forEach(
        (key, some) ->
            means.put(
                key,
                some.stream()
                    .reduce(BigDecimal.ZERO, BigDecimal::add)
                    .divide(BigDecimal.valueOf(some.size()), MathContext.DECIMAL64)));
    return means;
  }

  private static BigDecimal seconds(Duration duration) {
    return BigDecimal.valueOf(duration.toMillis(), 3);
  }

  private static final class Sum {
    private final Map<String, BigDecimal> means;
    private BigDecimal known = BigDecimal.ZERO;
    private int unknown;

    Sum(Map<String, BigDecimal> means) {
      this.means = means;
    }

    void add(String key) {
      Optional.ofNullable(means.get(key))
          .ifPresentOrElse(mean -> known = known.add(mean), () -> unknown++);
    }
  }
}

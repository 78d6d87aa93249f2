package io.benchtable.workflows.run;

import io.benchtable.workflows.benchmark.Budget;
import io.benchtable.workflows.benchmark.Configuration;
import io.benchtable.workflows.benchmark.Remaining.Added;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the runs of a benchmark have cost, how long they have taken, and what a block takes by their
 * medians.
 *
 * @param runs items of the table {@code runs}
 */
record SpentSoFar(List<Map<String, @Nullable Object>> runs, int attempt) {

  Budget.Spent before(List<Added> block, Instant now) {
    var spending = Spending.of(runs);
    var billed = spending.billedCost();
    return new Budget.Spent(
        billed == null ? null : new BigDecimal(billed),
        spending.unknown(),
        spending.currency(),
        started().map(first -> Duration.between(first, now)).orElse(Duration.ZERO),
        cost(block),
        time(block));
  }

  /** When the first run of this attempt began. */
  private Optional<Instant> started() {
    return runs.stream()
        .filter((Map<String, @Nullable Object> run) -> RunItem.known(run).attempt() == attempt)
        .flatMap((Map<String, @Nullable Object> run) -> at(run, "RUNNING").stream())
        .min(Instant::compareTo);
  }

  private @Nullable BigDecimal cost(List<Added> block) {
    var sum = BigDecimal.ZERO;
    for (var one : block) {
      var costs = new ArrayList<BigDecimal>();
      for (Map<String, @Nullable Object> run : like(one)) {
        if (run.get("cost") instanceof Map<?, ?> cost
            && cost.get("billedCost") instanceof String billed) {
          costs.add(new BigDecimal(billed));
        }
      }
      if (costs.isEmpty()) {
        return null;
      }
      sum = sum.add(median(costs));
    }
    return sum;
  }

  private @Nullable Duration time(List<Added> block) {
    var sum = Duration.ZERO;
    for (var one : block) {
      var spans = new ArrayList<Duration>();
      for (Map<String, @Nullable Object> run : like(one)) {
        var start = at(run, "RUNNING");
        var end = at(run, "COMPLETE");
        if (start.isPresent() && end.isPresent()) {
          spans.add(Duration.between(start.get(), end.get()));
        }
      }
      if (spans.isEmpty()) {
        return null;
      }
      sum = sum.plus(median(spans));
    }
    return sum;
  }

  /** Warm-ups and measured runs of its configuration, which do the same. */
  private List<Map<String, @Nullable Object>> like(Added one) {
    var id = one.run().configuration().map(Configuration::id).orElse("");
    return runs.stream()
        .filter(
            (Map<String, @Nullable Object> run) ->
                !"SETUP".equals(run.get("kind")) && id.equals(run.get("configurationId")))
        .toList();
  }

  /** The lower one of two in the middle, so that a block is not said to take more than is sure. */
  private static <T extends Comparable<? super T>> T median(List<T> values) {
    return values.stream().sorted().toList().get((values.size() - 1) / 2);
  }

  private static Optional<Instant> at(Map<String, @Nullable Object> run, String status) {
    if (run.get("transitions") instanceof List<?> transitions) {
      for (var one : transitions) {
        if (one instanceof Map<?, ?> transition
            && status.equals(transition.get("status"))
            && transition.get("at") instanceof String at) {
          return Optional.of(Instant.parse(at));
        }
      }
    }
    return Optional.empty();
  }
}

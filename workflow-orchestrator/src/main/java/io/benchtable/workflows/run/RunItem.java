package io.benchtable.workflows.run;

import io.benchtable.workflows.benchmark.Configuration;
import io.benchtable.workflows.benchmark.KnownRun;
import io.benchtable.workflows.benchmark.PlannedRun;
import io.benchtable.workflows.benchmark.Remaining.Added;
import io.benchtable.workflows.benchmark.RunKind;
import io.benchtable.workflows.benchmark.Status;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One item of the table {@code runs}; contract 16. */
final class RunItem {

  private static final int REASONS = 3;

  private RunItem() {}

  /**
   * A run that waits.
   *
   * @param causeDepth the benchmark's, so that rules for runs that put benchmarks end
   */
  static Map<String, @Nullable Object> waiting(
      String benchmarkId, Added added, int attempt, @Nullable Object causeDepth, String now) {
    PlannedRun run = added.run();
    var item = new LinkedHashMap<String, @Nullable Object>();
    item.put("benchmarkId", benchmarkId);
    item.put("runId", added.runId());
    item.put("kind", run.kind().name());
    run.configuration()
        .ifPresent(
            one -> {
              item.put("configurationId", one.id());
              item.put("parameters", one.parameters());
            });
    if (run.kind() == RunKind.MEASURED) {
      item.put("block", run.block());
    }
    item.put("attempt", attempt);
    if (causeDepth != null) {
      item.put("causeDepth", causeDepth);
    }
    item.put("status", Status.WAITING.name());
    item.put("transitions", List.of(Transition.to(Status.WAITING, now)));
    added.replaces().ifPresent(id -> item.put("replaces", id));
    return item;
  }

  /** What a run cost, from what the analyzer says; where that is not all, why. */
  static Map<String, @Nullable Object> cost(Map<String, @Nullable Object> priced) {
    var cost = new LinkedHashMap<String, @Nullable Object>(priced);
    cost.keySet().retainAll(List.of("billedCost", "measuredCost", "currency", "completeness"));
    if (priced.get("unknown") instanceof List<?> reasons && !reasons.isEmpty()) {
      cost.put("note", reasons(reasons));
    }
    return cost;
  }

  /** Each reason once, and the first of many alone. */
  private static String reasons(List<?> all) {
    var different = all.stream().map(String::valueOf).distinct().toList();
    var named = different.stream().limit(REASONS).collect(Collectors.joining("; "));
    int left = different.size() - REASONS;
    return left > 0 ? named + "; and " + left + " more" : named;
  }

  static KnownRun known(Map<String, @Nullable Object> item) {
    return new KnownRun(
        String.valueOf(item.get("runId")),
        BenchmarkItems.status(item),
        item.get("attempt") instanceof BigDecimal attempt ? attempt.intValue() : 1,
        "INTERRUPTED".equals(item.get("reason")),
        Boolean.TRUE.equals(item.get("sample")));
  }

  static String configurationId(Map<String, @Nullable Object> item) {
    var id = item.get("configurationId");
    return id == null ? new Configuration(Map.of()).id() : id.toString();
  }

  /** When a run was planned; empty if the item does not say. */
  static String plannedAt(Map<String, @Nullable Object> item) {
    return item.get("transitions") instanceof List<?> list
            && !list.isEmpty()
            && list.getFirst() instanceof Map<?, ?> first
            && first.get("at") instanceof String at
        ? at
        : "";
  }

  static boolean wasCarriedOut(Map<String, @Nullable Object> item) {
    return item.get("transitions") instanceof List<?> list
        && list.stream()
            .anyMatch(
                one ->
                    one instanceof Map<?, ?> transition
                        && Status.RUNNING.name().equals(transition.get("status")));
  }
}

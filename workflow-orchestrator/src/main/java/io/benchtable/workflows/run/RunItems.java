package io.benchtable.workflows.run;

import static io.benchtable.workflows.item.ItemUpdate.update;

import io.benchtable.workflows.benchmark.Configuration;
import io.benchtable.workflows.benchmark.KnownRun;
import io.benchtable.workflows.benchmark.PlannedRun;
import io.benchtable.workflows.benchmark.Remaining.Added;
import io.benchtable.workflows.benchmark.RunKind;
import io.benchtable.workflows.benchmark.Status;
import io.benchtable.workflows.item.Condition;
import io.benchtable.workflows.item.ItemQuery;
import io.benchtable.workflows.item.ItemUpdate;
import io.benchtable.workflows.item.Items;
import io.benchtable.workflows.item.Times;
import java.math.BigDecimal;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Items of the table {@code runs}; contract 16. */
final class RunItems {

  private static final String TABLE = BenchmarkTables.RUNS.name();

  private final Items items;
  private final InstantSource clock;

  RunItems(Items items, InstantSource clock) {
    this.items = items;
    this.clock = clock;
  }

  /** All runs of a benchmark in planned order. */
  List<KnownRun> all(String benchmarkId) {
    var all = new ArrayList<KnownRun>();
    for (Map<String, @Nullable Object> item : from(benchmarkId, "", 1000, _ -> true)) {
      all.add(known(item));
    }
    return all;
  }

  /** The first run from an id on that has not ended, if there is one. */
  Optional<KnownRun> nextOpen(String benchmarkId, String from) {
    Map<String, Object> next = Map.of();
    int limit = 8;
    do {
      var page =
          items.query(
              ItemQuery.of(TABLE, "benchmarkId", benchmarkId)
                  .atLeast("runId", from.isEmpty() ? benchmarkId : from)
                  .limit(limit)
                  .after(next));
      for (Map<String, @Nullable Object> item : page.items()) {
        var run = known(item);
        if (!run.status().isTerminal()) {
          return Optional.of(run);
        }
      }
      next = page.next();
      limit = 500;
    } while (!next.isEmpty());
    return Optional.empty();
  }

  /** When the first run was planned that is older than a time, if there is one. */
  Optional<String> plannedBefore(String benchmarkId, String time) {
    return items.query(ItemQuery.of(TABLE, "benchmarkId", benchmarkId).limit(1)).items().stream()
        .map(RunItems::plannedAt)
        .filter(at -> !at.isEmpty() && at.compareTo(time) < 0)
        .findFirst();
  }

  private static String plannedAt(Map<String, @Nullable Object> item) {
    return item.get("transitions") instanceof List<?> list
            && !list.isEmpty()
            && list.getFirst() instanceof Map<?, ?> first
            && first.get("at") instanceof String at
        ? at
        : "";
  }

  /** Runs from an id on for which a condition holds. */
  List<Map<String, @Nullable Object>> from(
      String benchmarkId, String from, int page, Predicate<KnownRun> wanted) {
    var found = new ArrayList<Map<String, @Nullable Object>>();
    Map<String, Object> next = Map.of();
    do {
      var answer =
          items.query(
              ItemQuery.of(TABLE, "benchmarkId", benchmarkId)
                  .atLeast("runId", from.isEmpty() ? benchmarkId : from)
                  .limit(page)
                  .after(next));
      for (Map<String, @Nullable Object> item : answer.items()) {
        if (wanted.test(known(item))) {
          found.add(item);
        }
      }
      next = answer.next();
    } while (!next.isEmpty());
    return found;
  }

  /** Runs that were carried out and have ended, and whose cost nobody recorded. */
  List<Map<String, @Nullable Object>> unpriced(String benchmarkId) {
    return from(benchmarkId, "", 1000, run -> run.status().isTerminal()).stream()
        .filter(
            (Map<String, @Nullable Object> run) -> run.get("cost") == null && wasCarriedOut(run))
        .toList();
  }

  private static boolean wasCarriedOut(Map<String, @Nullable Object> item) {
    return item.get("transitions") instanceof List<?> list
        && list.stream()
            .anyMatch(
                one ->
                    one instanceof Map<?, ?> transition
                        && Status.RUNNING.name().equals(transition.get("status")));
  }

  /** The complete run that is the last of its place, if there is one. */
  Optional<String> lastComplete(String benchmarkId, String firstOfPlace) {
    var page =
        items.query(
            ItemQuery.of(TABLE, "benchmarkId", benchmarkId)
                .atLeast("runId", firstOfPlace)
                .limit(200));
    return page.items().stream()
        .map(RunItems::known)
        .filter(run -> run.status() == Status.COMPLETE)
        .map(KnownRun::runId)
        .filter(id -> id.equals(firstOfPlace) || id.startsWith(firstOfPlace + "."))
        .max((a, b) -> a.length() == b.length() ? a.compareTo(b) : a.length() - b.length());
  }

  /**
   * Adds runs.
   *
   * @param causeDepth the benchmark's, so that rules for runs that put benchmarks end
   */
  void add(String benchmarkId, List<Added> runs, int attempt, @Nullable Object causeDepth) {
    var planned = new ArrayList<Map<String, @Nullable Object>>();
    for (var added : runs) {
      planned.add(item(benchmarkId, added, attempt, causeDepth));
    }
    items.putAll(TABLE, planned);
  }

  /** Adds a run unless it is there. */
  void addOne(String benchmarkId, Added run, int attempt, @Nullable Object causeDepth) {
    items.put(
        TABLE,
        item(benchmarkId, run, attempt, causeDepth),
        List.of(new Condition.NotExists("runId")));
  }

  private Map<String, @Nullable Object> item(
      String benchmarkId, Added added, int attempt, @Nullable Object causeDepth) {
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
    item.put("transitions", List.of(transition(Status.WAITING, now())));
    added.replaces().ifPresent(id -> item.put("replaces", id));
    return item;
  }

  /** Takes a run; one that was taken before stays taken. */
  void prepare(String benchmarkId, String runId) {
    become(benchmarkId, runId, Status.PREPARING, update());
  }

  /** The worker says since when the run was ready; it begins now. */
  void start(String benchmarkId, String runId, @Nullable String readyAt) {
    var now = now();
    items.update(
        TABLE,
        key(benchmarkId, runId),
        update()
            .set("status", Status.RUNNING.name())
            .append("transitions", transition(Status.READY, readyAt == null ? now : readyAt))
            .append("transitions", transition(Status.RUNNING, now))
            .remove("waitingFor")
            .when(new Condition.OneOf("status", Status.READY.runPredecessors())));
  }

  /** Goes to another status if the lifecycle allows it; otherwise nothing changes. */
  boolean become(String benchmarkId, String runId, Status next, ItemUpdate change) {
    return items.update(
        TABLE,
        key(benchmarkId, runId),
        change
            .set("status", next.name())
            .append("transitions", transition(next, now()))
            .when(new Condition.OneOf("status", next.runPredecessors())));
  }

  /** Cancels a run; false if it has ended. */
  boolean cancel(String benchmarkId, String runId, String reason) {
    return become(
        benchmarkId, runId, Status.CANCELLED, update().set("reason", reason).set("sample", false));
  }

  /** Cancels every run that has not ended. */
  void cancelOpen(String benchmarkId) {
    for (Map<String, @Nullable Object> item :
        from(benchmarkId, "", 500, run -> !run.status().isTerminal())) {
      cancel(benchmarkId, known(item).runId(), "CANCELLED");
    }
  }

  void charge(String benchmarkId, String runId, Map<String, @Nullable Object> cost) {
    items.update(
        TABLE,
        key(benchmarkId, runId),
        update().set("cost", cost).when(new Condition.Exists("runId")));
  }

  static KnownRun known(Map<String, @Nullable Object> item) {
    return new KnownRun(
        String.valueOf(item.get("runId")),
        BenchmarkItems.status(item),
        item.get("attempt") instanceof BigDecimal attempt ? attempt.intValue() : 1,
        "INTERRUPTED".equals(item.get("reason")));
  }

  private String now() {
    return Times.text(clock.instant());
  }

  private static Map<String, @Nullable Object> transition(Status status, String at) {
    var transition = new LinkedHashMap<String, @Nullable Object>();
    transition.put("status", status.name());
    transition.put("at", at);
    return transition;
  }

  static String configurationId(Map<String, @Nullable Object> item) {
    var id = item.get("configurationId");
    return id == null ? new Configuration(Map.of()).id() : id.toString();
  }

  private static Map<String, String> key(String benchmarkId, String runId) {
    return Map.of("benchmarkId", benchmarkId, "runId", runId);
  }
}

package io.benchtable.workflows.run;

import static io.benchtable.workflows.item.ItemUpdate.update;

import io.benchtable.workflows.benchmark.KnownRun;
import io.benchtable.workflows.benchmark.Padding;
import io.benchtable.workflows.benchmark.Remaining.Added;
import io.benchtable.workflows.benchmark.Status;
import io.benchtable.workflows.item.Condition;
import io.benchtable.workflows.item.ItemQuery;
import io.benchtable.workflows.item.ItemUpdate;
import io.benchtable.workflows.item.Items;
import io.benchtable.workflows.item.ItemsRefusedException;
import io.benchtable.workflows.item.Times;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The table {@code runs}. */
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
      all.add(RunItem.known(item));
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
        var run = RunItem.known(item);
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
        .map(RunItem::plannedAt)
        .filter(at -> !at.isEmpty() && at.compareTo(time) < 0)
        .findFirst();
  }

  /** Whether runs of a benchmark of this id have cost lines; the table is the cost analyzer's. */
  boolean haveCosts(String benchmarkId) {
    try {
      return !items
          .query(ItemQuery.of("costs", "benchmarkId", benchmarkId).through("by-benchmark").limit(1))
          .items()
          .isEmpty();
    } catch (ItemsRefusedException refused) {
      if (refused.isOfMissingTable()) {
        return false;
      }
      throw refused;
    }
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
        if (wanted.test(RunItem.known(item))) {
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
            (Map<String, @Nullable Object> run) ->
                run.get("cost") == null && RunItem.wasCarriedOut(run))
        .toList();
  }

  /** Runs whose cost is recorded. */
  List<Map<String, @Nullable Object>> priced(String benchmarkId) {
    return from(benchmarkId, "", 1000, run -> run.status().isTerminal()).stream()
        .filter((Map<String, @Nullable Object> run) -> run.get("cost") != null)
        .toList();
  }

  /** The runs of a place, of which the table has no more than a page. */
  List<KnownRun> ofPlace(String benchmarkId, String first) {
    var page =
        items.query(ItemQuery.of(TABLE, "benchmarkId", benchmarkId).startsWith("runId", first));
    return page.items().stream()
        .map(RunItem::known)
        .filter(run -> run.runId().equals(first) || run.runId().startsWith(first + "."))
        .toList();
  }

  /** The complete run that is the last of its place, if there is one. */
  Optional<String> lastComplete(String benchmarkId, String firstOfPlace) {
    return ofPlace(benchmarkId, firstOfPlace).stream()
        .filter(run -> run.status() == Status.COMPLETE)
        .map(KnownRun::runId)
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
      planned.add(RunItem.waiting(benchmarkId, added, attempt, causeDepth, now()));
    }
    items.putAll(TABLE, planned);
  }

  /** Adds a run unless it is there. */
  void addOne(String benchmarkId, Added run, int attempt, @Nullable Object causeDepth) {
    items.put(
        TABLE,
        RunItem.waiting(benchmarkId, run, attempt, causeDepth, now()),
        List.of(new Condition.NotExists("runId")));
  }

  /** Takes a run; one that was taken before stays taken. */
  void prepare(String benchmarkId, String runId, Padding padding) {
    become(benchmarkId, runId, Status.PREPARING, update().set("paddingBytes", padding.bytes()));
  }

  /** The worker says since when the run was ready; it begins now. */
  void start(String benchmarkId, String runId, @Nullable String readyAt) {
    var now = now();
    items.update(
        TABLE,
        key(benchmarkId, runId),
        update()
            .set("status", Status.RUNNING.name())
            .append("transitions", Transition.to(Status.READY, readyAt == null ? now : readyAt))
            .append("transitions", Transition.to(Status.RUNNING, now))
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
            .append("transitions", Transition.to(next, now()))
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
      cancel(benchmarkId, RunItem.known(item).runId(), "CANCELLED");
    }
  }

  void charge(String benchmarkId, String runId, Map<String, @Nullable Object> cost) {
    items.update(
        TABLE,
        key(benchmarkId, runId),
        update().set("cost", cost).when(new Condition.Exists("runId")));
  }

  private String now() {
    return Times.text(clock.instant());
  }

  private static Map<String, String> key(String benchmarkId, String runId) {
    return Map.of("benchmarkId", benchmarkId, "runId", runId);
  }
}

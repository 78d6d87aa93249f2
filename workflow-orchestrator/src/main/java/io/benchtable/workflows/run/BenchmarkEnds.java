package io.benchtable.workflows.run;

import static io.benchtable.workflows.item.ItemUpdate.update;

import io.benchtable.workflows.benchmark.KnownRun;
import io.benchtable.workflows.benchmark.Reach;
import io.benchtable.workflows.benchmark.Status;
import io.benchtable.workflows.item.ItemSize;
import io.benchtable.workflows.item.ItemUpdate;
import io.benchtable.workflows.item.ItemsRefusedException;
import io.benchtable.workflows.item.Shortened;
import io.benchtable.workflows.run.BenchmarkActivities.Ending;
import io.benchtable.workflows.run.BenchmarkInput.Context;
import io.benchtable.workflows.run.BenchmarkInput.Progress;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How benchmarks end. Whatever is said then has to fit into an item that may be nearly full, since
 * a benchmark that cannot be ended would be open for ever.
 */
final class BenchmarkEnds {

  private static final Logger log = LoggerFactory.getLogger(BenchmarkEnds.class);
  private static final int MOST_ERRORS = 20;
  private static final int SHORT_MESSAGE = 100;

  /** Bytes that are tried for errors, however full an item is. */
  private static final int ONE_ERROR = 500;

  private static final String NO_ROOM =
      "The item has no room for the verdict; the table results has what its configurations came to.";

  private final BenchmarkItems benchmarks;
  private final RunItems runs;
  private final Planning.Cache plans;
  private final InstantSource clock;

  BenchmarkEnds(
      BenchmarkItems benchmarks, RunItems runs, Planning.Cache plans, InstantSource clock) {
    this.benchmarks = benchmarks;
    this.runs = runs;
    this.plans = plans;
    this.clock = clock;
  }

  void refuse(String benchmarkId, int attempt, List<Map<String, @Nullable Object>> problems) {
    var current = benchmarks.current(benchmarkId, attempt);
    if (current.isEmpty()) {
      return;
    }
    var problem = problems.getFirst();
    var value = problem.get("value");
    var message =
        "%s: expected %s, but %s"
            .formatted(
                problem.get("path"),
                problem.get("expected"),
                value == null ? "it is missing" : "it is " + value);
    var first = problems.subList(0, Math.min(problems.size(), MOST_ERRORS));
    long room = Math.max(ONE_ERROR, BenchmarkItems.room(current.get()));
    var errors = Shortened.object(Map.of("errors", first), room).get("errors");
    try {
      refuse(benchmarkId, attempt, current.get(), message, errors);
    } catch (ItemsRefusedException refused) {
      if (!refused.isOfContent()) {
        throw refused;
      }
      refuse(
          benchmarkId, attempt, current.get(), Shortened.text(message, SHORT_MESSAGE), List.of());
    }
  }

  private void refuse(
      String benchmarkId,
      int attempt,
      Map<String, @Nullable Object> item,
      String message,
      @Nullable Object errors) {
    var change =
        update()
            .set("reason", "INVALID_SPEC")
            .set("message", Shortened.text(message, BenchmarkItems.LONGEST_MESSAGE))
            .set("errors", errors);
    leaveSpecOpen(item, change);
    if (BenchmarkItems.isPlanned(item)) {
      runs.cancelOpen(benchmarkId);
      addSpending(benchmarkId, change);
    }
    benchmarks.become(benchmarkId, attempt, Status.FAILED, change);
  }

  /** What was spent, however a benchmark ended. */
  private void addSpending(String benchmarkId, ItemUpdate change) {
    var spending = Spending.of(runs.from(benchmarkId, "", 1000, _ -> true));
    if (spending.charged() > 0) {
      change.set("totals", spending.totals());
    } else {
      change.remove("totals");
    }
  }

  private static void leaveSpecOpen(Map<String, @Nullable Object> item, ItemUpdate change) {
    if (!BenchmarkItems.isPlanned(item)) {
      change.remove("specHash", "pipelineHash");
    }
  }

  void end(Progress progress, Ending ending) {
    var judgement = ending.judgement();
    if (judgement == null) {
      var change = update();
      addSpending(progress.context().benchmarkId(), change);
      end(progress, ending, false, change);
      return;
    }
    var totals = judgement.get("totals");
    try {
      end(progress, ending, true, judged(progress.context(), judgement).set("totals", totals));
    } catch (ItemsRefusedException refused) {
      if (!refused.isOfContent()) {
        throw refused;
      }
      end(progress, ending, false, update().set("totals", totals).set("message", NO_ROOM));
    }
  }

  private void end(Progress progress, Ending ending, boolean verdict, ItemUpdate change) {
    var context = progress.context();
    if (!context.spec().isEmpty()) {
      var planning = plans.get(context.benchmarkId(), context.spec());
      change.set("progress", RunProgress.ended(progress, planning, clock.instant()));
    }
    if (ending.cancelled()) {
      change.set("reason", "CANCELLED");
      benchmarks.become(context.benchmarkId(), context.attempt(), Status.CANCELLED, change);
      return;
    }
    var planning = plans.get(context.benchmarkId(), context.spec());
    List<Map<String, @Nullable Object>> made =
        runs.from(context.benchmarkId(), "", 1000, _ -> true);
    var complete = Completion.of(planning, reach(context, planning, made), made);
    complete.describe(change);
    if (!verdict) {
      complete.list(change, room(context));
    }
    benchmarks.become(context.benchmarkId(), context.attempt(), complete.status(), change);
  }

  private Reach reach(
      Context context, Planning planning, List<Map<String, @Nullable Object>> made) {
    var item = benchmarks.current(context.benchmarkId(), context.attempt()).orElse(Map.of());
    List<KnownRun> known = new ArrayList<>();
    made.forEach((Map<String, @Nullable Object> run) -> known.add(RunItem.known(run)));
    return Stopping.reach(planning, item, known);
  }

  /**
   * Thousands of ids would not fit into the item; every run shows its own failure. Sentences are
   * given whole or not at all: a later one may say that an earlier one is not certain.
   */
  private ItemUpdate judged(Context context, Map<String, @Nullable Object> judgement) {
    var verdict = new LinkedHashMap<String, @Nullable Object>(judgement);
    verdict.remove("totals");
    var sentences = verdict.remove("sentences");
    if (verdict.get("failed") instanceof List<?> failed) {
      verdict.put("failedCount", failed.size());
    }
    long room = room(context);
    long needed = ItemSize.of(sentences);
    if (sentences == null || needed > room) {
      return update().set("verdict", Shortened.object(verdict, room));
    }
    var shorter = new LinkedHashMap<>(Shortened.object(verdict, room - needed));
    shorter.put("sentences", sentences);
    return update().set("verdict", shorter);
  }

  private long room(Context context) {
    return benchmarks
        .current(context.benchmarkId(), context.attempt())
        .map(BenchmarkItems::room)
        .orElse(0L);
  }

  void fail(String benchmarkId, int attempt, String message) {
    var current = benchmarks.current(benchmarkId, attempt);
    if (current.isEmpty() || BenchmarkItems.status(current.get()).isTerminal()) {
      return;
    }
    var item = current.get();
    runs.cancelOpen(benchmarkId);
    var change = update().set("message", Shortened.text(message, BenchmarkItems.LONGEST_MESSAGE));
    addSpending(benchmarkId, change);
    var shorter = update().set("message", Shortened.text(message, SHORT_MESSAGE));
    if (!fail(benchmarkId, attempt, item, change)
        && !fail(benchmarkId, attempt, item, shorter.remove("progress"))) {
      // Nobody tries again, since that would be without end.
      log.error("Benchmark {} has no room for how it ended: {}", benchmarkId, message);
      benchmarks.write(benchmarkId, attempt, update().remove("open"));
    }
  }

  /** Whether there was room for it. */
  private boolean fail(
      String benchmarkId, int attempt, Map<String, @Nullable Object> item, ItemUpdate change) {
    leaveSpecOpen(item, change);
    try {
      if (BenchmarkItems.status(item) == Status.WAITING) {
        benchmarks.become(benchmarkId, attempt, Status.PREPARING, update());
      }
      benchmarks.become(
          benchmarkId, attempt, Status.FAILED, change.set("reason", "WORKFLOW_FAILED"));
      return true;
    } catch (ItemsRefusedException refused) {
      if (!refused.isOfContent()) {
        throw refused;
      }
      return false;
    }
  }
}

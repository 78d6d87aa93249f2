package io.benchtable.workflows.run;

import static io.benchtable.workflows.item.ItemUpdate.update;

import io.benchtable.workflows.benchmark.KnownRun;
import io.benchtable.workflows.benchmark.Reach;
import io.benchtable.workflows.benchmark.Remaining;
import io.benchtable.workflows.benchmark.Remaining.Added;
import io.benchtable.workflows.benchmark.RunKind;
import io.benchtable.workflows.benchmark.Until;
import io.benchtable.workflows.benchmark.Wanted;
import io.benchtable.workflows.run.BenchmarkInput.Context;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What follows when no run of a benchmark waits that is measured until something is known: a look,
 * another block, or the end. Everything is read from the items, so it follows again after a
 * restart.
 */
final class NextBlock {

  private final BenchmarkItems benchmarks;
  private final RunItems runs;
  private final InstantSource clock;

  NextBlock(BenchmarkItems benchmarks, RunItems runs, InstantSource clock) {
    this.benchmarks = benchmarks;
    this.runs = runs;
    this.clock = clock;
  }

  /** What follows. */
  sealed interface Turn {
    /** The cost analyzer is asked which configurations need no more. */
    record Look(Map<String, @Nullable Object> request) implements Turn {}

    /** Runs were planned. */
    record Block() implements Turn {}

    /** Nothing is left. */
    record End() implements Turn {}
  }

  Turn after(Context context, Planning planning, Until until, Map<String, @Nullable Object> item) {
    if (item.get("retryRuns") != null && context.attempt() > 1) {
      return new Turn.End();
    }
    var id = context.benchmarkId();
    List<Map<String, @Nullable Object>> items = runs.from(id, "", 1000, _ -> true);
    List<KnownRun> known = new ArrayList<>();
    items.forEach((Map<String, @Nullable Object> run) -> known.add(RunItem.known(run)));
    var stopping = Stopping.of(until, item);
    int blocks = Stopping.blocks(planning, known);
    var reach = stopping.reach(planning, blocks);
    var missing = missing(planning, reach, known, context);
    if (!missing.isEmpty()) {
      return add(context, item, missing);
    }
    if (stopping.ended() != null) {
      return new Turn.End();
    }
    if (stopping.isLookDue(blocks)) {
      var request = planning.requests().judge(context.priceBook());
      request.put("stopping", stopping.request(until));
      return new Turn.Look(request);
    }
    var next = missing(planning, reach.further(), known, context);
    if (blocks >= until.maximum() || isBaselineAlone(planning, next)) {
      return new Turn.End();
    }
    var exceeded =
        until
            .budget()
            .exceeded(new SpentSoFar(items, context.attempt()).before(next, clock.instant()));
    if (exceeded.isPresent()) {
      write(context, planning, stopping.ended(exceeded.get(), blocks), blocks);
      return new Turn.End();
    }
    return add(context, item, next);
  }

  /** Records a look, unless it was recorded before. */
  void looked(
      Context context,
      Planning planning,
      int look,
      List<Map<String, @Nullable Object>> found,
      Map<String, @Nullable Object> item) {
    var stopping = Stopping.of(Stopping.until(planning).orElseThrow(), item);
    if (stopping.looked() >= look) {
      return;
    }
    write(
        context,
        planning,
        stopping.looked(planning, found),
        Stopping.blocks(planning, runs.all(context.benchmarkId())));
  }

  private void write(Context context, Planning planning, Stopping stopping, int blocks) {
    benchmarks.write(
        context.benchmarkId(),
        context.attempt(),
        update()
            .set("stopping", stopping.plain(planning, blocks))
            .set("stopped", stopping.stopped()));
  }

  private Turn add(Context context, Map<String, @Nullable Object> item, List<Added> added) {
    runs.add(context.benchmarkId(), added, context.attempt(), item.get("causeDepth"));
    return new Turn.Block();
  }

  /** Measured runs that no item says anything of, but for configurations that failed. */
  private static List<Added> missing(
      Planning planning, Reach reach, List<KnownRun> known, Context context) {
    var remaining =
        Remaining.of(planning.plan(), reach, planning.ids(), known, context.attempt(), Wanted.ALL);
    var doomed = new HashSet<>(remaining.doomed());
    return remaining.added().stream()
        .filter(one -> one.run().kind() == RunKind.MEASURED && one.replaces().isEmpty())
        .filter(one -> !doomed.contains(one.runId()))
        .toList();
  }

  /** Nobody is left to be compared with it. */
  private static boolean isBaselineAlone(Planning planning, List<Added> next) {
    var baseline = planning.spec().design().baseline();
    return planning.spec().configurations().size() > 1
            && next.stream()
                .allMatch(one -> one.run().configuration().orElseThrow().equals(baseline))
        || next.isEmpty();
  }
}

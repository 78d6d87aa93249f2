package io.benchtable.workflows.run;

import static io.benchtable.workflows.item.ItemUpdate.update;

import io.benchtable.workflows.benchmark.NoiseGate;
import io.benchtable.workflows.benchmark.PlannedRun;
import io.benchtable.workflows.benchmark.Remaining;
import io.benchtable.workflows.benchmark.RunKind;
import io.benchtable.workflows.benchmark.Status;
import io.benchtable.workflows.item.Times;
import io.benchtable.workflows.run.BenchmarkActivities.Counted;
import io.benchtable.workflows.run.BenchmarkActivities.FinishedRun;
import io.benchtable.workflows.run.BenchmarkActivities.NextRun;
import io.benchtable.workflows.run.BenchmarkActivities.StepCall;
import io.benchtable.workflows.run.BenchmarkInput.Context;
import io.benchtable.workflows.run.BenchmarkInput.Progress;
import io.benchtable.workflows.run.NextBlock.Turn;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The runs of a benchmark in their turn: which is next, and what follows from how one ended. */
final class BenchmarkRuns {

  private static final String INTERRUPTED = "INTERRUPTED";

  private final BenchmarkItems benchmarks;
  private final RunItems runs;
  private final Planning.Cache plans;
  private final Signer signer;
  private final InstantSource clock;

  BenchmarkRuns(
      BenchmarkItems benchmarks,
      RunItems runs,
      Planning.Cache plans,
      Signer signer,
      InstantSource clock) {
    this.benchmarks = benchmarks;
    this.runs = runs;
    this.plans = plans;
    this.signer = signer;
    this.clock = clock;
  }

  NextRun next(Progress progress) {
    var context = progress.context();
    var id = context.benchmarkId();
    var current = benchmarks.current(id, context.attempt());
    if (current.isEmpty()) {
      if (benchmarks.get(id).isEmpty()) {
        runs.cancelOpen(id);
      }
      return nothingLeft();
    }
    PlannedBenchmark.expectSpec(context, current.get());
    PlannedBenchmark.expectPlan(context, current.get());
    var planning = plans.get(id, context.spec());
    var open = runs.nextOpen(id, progress.from());
    if (open.isEmpty()) {
      var turn = turn(context, planning, current.get());
      if (turn instanceof Turn.Look look) {
        return nothingLeft().looking(look.request());
      }
      if (!(turn instanceof Turn.Block)) {
        return nothingLeft();
      }
      open = runs.nextOpen(id, "");
    }
    var runId = open.orElseThrow().runId();
    var run = planning.plan().at(planning.ids().place(runId));
    var startedAt = progress.startedAt();
    if (startedAt == null) {
      startedAt = Times.text(clock.instant());
      benchmarks.become(
          id,
          context.attempt(),
          Status.RUNNING,
          update()
              .set(
                  "progress",
                  RunProgress.of(progress.from(runId, startedAt), planning, clock.instant())));
    }
    runs.prepare(id, runId, planning.requests().padding(runId));
    var steps = new ArrayList<StepCall>();
    for (var step : planning.requests().steps(run)) {
      steps.add(
          new StepCall(
              step.name(),
              step.measured(),
              step.timeout().toSeconds() * (step.retries() + 1),
              signer.sign(
                  "ExecuteJob", planning.requests().execute(runId, run, step, context.dataset()))));
    }
    return new NextRun(
        runId,
        planning.ids().first(run.place()),
        run.kind().name(),
        startedAt,
        signer.sign(
            "OpenRun",
            planning.requests().open(runId, run, context.dataset(), linked(planning, run))),
        steps,
        signer.sign("CloseRun", planning.requests().close(runId, run)),
        planning.requests().price(runId, run, context.priceBook()),
        places(planning, current.get(), run, progress),
        null);
  }

  /** Of the plan so far, which is the same however often it is asked for; null if it is whole. */
  private static @Nullable Integer places(
      Planning planning, Map<String, @Nullable Object> item, PlannedRun run, Progress progress) {
    return planning
        .spec()
        .design()
        .until()
        .map(until -> Stopping.of(until, item).reach(planning, Math.max(1, run.block())))
        .map(reach -> Math.max(progress.places(), planning.plan().runs(reach).size()))
        .orElse(null);
  }

  private static NextRun nothingLeft() {
    return new NextRun("", "", "", "", null, List.of(), null, Map.of(), null, null);
  }

  private Turn turn(Context context, Planning planning, Map<String, @Nullable Object> item) {
    return Stopping.until(planning)
        .map(until -> new NextBlock(benchmarks, runs, clock).after(context, planning, until, item))
        .orElseGet(Turn.End::new);
  }

  private List<String> linked(Planning planning, PlannedRun run) {
    return planning.plan().runs().stream()
        .takeWhile(other -> other.kind() == RunKind.SETUP)
        .filter(setup -> setup.isLinkedBy(run))
        .map(setup -> planning.ids().first(setup.place()))
        .map(first -> runs.lastComplete(planning.ids().benchmarkId(), first))
        .flatMap(Optional::stream)
        .toList();
  }

  Counted finish(Progress progress, FinishedRun run) {
    var context = progress.context();
    var id = context.benchmarkId();
    var status = Status.valueOf(run.status());
    var planning = plans.get(id, context.spec());
    var planned = planning.plan().at(planning.ids().place(run.runId()));
    var samples = RunSamples.of(run.steps());
    boolean measured = status == Status.COMPLETE && planned.kind() == RunKind.MEASURED;
    var gate = planning.spec().design().noise();
    var disturbance = gate.filter(_ -> measured).flatMap(noise -> Disturbances.of(noise, samples));
    boolean repeated =
        disturbance.isPresent() && mayRepeat(progress, planning, gate.orElseThrow(), run, planned);
    boolean sample = measured && !repeated;
    var change = FinishedRuns.change(context, run, sample, samples);
    disturbance.ifPresent(
        found -> change.set("disturbed", Disturbances.plain(found, gate.orElseThrow())));
    runs.become(id, run.runId(), status, change);
    int done = progress.done();
    int failed = progress.failed();
    if (repeated) {
      addInPlace(context, planning, run, planned);
    } else if (status == Status.FAILED && !replaced(context, planning, run, planned)) {
      failed++;
      done += 1 + cancelDoomed(context, planning, planned);
    } else if (status != Status.FAILED) {
      done++;
    }
    int repeats = progress.repeats() + (repeated ? 1 : 0);
    var counted = progress.counted(done, failed, repeats);
    benchmarks.write(
        id,
        context.attempt(),
        update().set("progress", RunProgress.of(counted, planning, clock.instant())));
    return new Counted(done, failed, sample, repeats);
  }

  void charge(Progress progress, String runId, Map<String, @Nullable Object> cost) {
    var context = progress.context();
    runs.charge(context.benchmarkId(), runId, RunItem.cost(cost));
    if (progress.spent().charged() > 0) {
      benchmarks.write(
          context.benchmarkId(),
          context.attempt(),
          update().set("totals", progress.spent().totals()));
    }
  }

  /** An interrupted run is repeated in its place, unless that has happened too often. */
  private boolean replaced(
      Context context, Planning planning, FinishedRun run, PlannedRun planned) {
    if (!INTERRUPTED.equals(run.reason())
        || planning.ids().n(run.runId()) >= Remaining.MOST_IN_PLACE) {
      return false;
    }
    addInPlace(context, planning, run, planned);
    return true;
  }

  /** Whether a disturbed run is made again. */
  private boolean mayRepeat(
      Progress progress, Planning planning, NoiseGate gate, FinishedRun run, PlannedRun planned) {
    var ids = planning.ids();
    var before =
        runs.ofPlace(ids.benchmarkId(), ids.first(planned.place())).stream()
            .filter(other -> !other.runId().equals(run.runId()))
            .filter(other -> other.status() == Status.COMPLETE && !other.sample())
            .count();
    return ids.n(run.runId()) < Remaining.MOST_IN_PLACE
        && gate.mayRepeat((int) before, progress.repeats(), measured(planning, planned));
  }

  /** Measured runs that are planned, of blocks that are planned one after the other so far. */
  private static long measured(Planning planning, PlannedRun run) {
    return Stopping.until(planning).isEmpty()
        ? planning.plan().measured()
        : (long) run.block() * planning.spec().configurations().size();
  }

  /** Plans a run that takes another's place, which is there already if this is repeated. */
  private void addInPlace(Context context, Planning planning, FinishedRun run, PlannedRun planned) {
    var next = planning.ids().nth(planned.place(), planning.ids().n(run.runId()) + 1);
    runs.addOne(
        context.benchmarkId(),
        new Remaining.Added(next, planned, Optional.of(run.runId())),
        context.attempt(),
        benchmarks
            .get(context.benchmarkId())
            .map((Map<String, @Nullable Object> item) -> item.get("causeDepth"))
            .orElse(null));
  }

  /** Cancels what is left of the configuration; how many runs that were. */
  private int cancelDoomed(Context context, Planning planning, PlannedRun failed) {
    var reason = failed.kind() == RunKind.SETUP ? "SETUP_FAILED" : "CONFIGURATION_FAILED";
    var id = context.benchmarkId();
    int count = 0;
    for (Map<String, @Nullable Object> item :
        runs.from(
            id,
            planning.ids().first(failed.place()),
            500,
            run ->
                planning.ids().place(run.runId()) != failed.place()
                    && failed.dooms(planning.plan().at(planning.ids().place(run.runId()))))) {
      var run = RunItem.known(item);
      boolean cancelledNow = run.status() == Status.WAITING && runs.cancel(id, run.runId(), reason);
      boolean cancelledBefore =
          run.status() == Status.CANCELLED
              && run.attempt() == context.attempt()
              && reason.equals(item.get("reason"));
      count += cancelledNow || cancelledBefore ? 1 : 0;
    }
    return count;
  }
}

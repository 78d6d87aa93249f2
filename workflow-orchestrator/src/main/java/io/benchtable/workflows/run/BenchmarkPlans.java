package io.benchtable.workflows.run;

import static io.benchtable.workflows.item.ItemUpdate.update;

import io.benchtable.workflows.benchmark.KnownRun;
import io.benchtable.workflows.benchmark.Plan;
import io.benchtable.workflows.benchmark.Remaining;
import io.benchtable.workflows.benchmark.RetriedRuns;
import io.benchtable.workflows.benchmark.Status;
import io.benchtable.workflows.item.Shortened;
import io.benchtable.workflows.run.BenchmarkActivities.Asked;
import io.benchtable.workflows.run.BenchmarkActivities.Interrupted;
import io.benchtable.workflows.run.BenchmarkActivities.Planned;
import io.benchtable.workflows.run.BenchmarkActivities.Unpriced;
import io.benchtable.workflows.run.BenchmarkInput.Context;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How benchmarks are planned: what is left to do always follows from the items. */
final class BenchmarkPlans {

  private final BenchmarkItems benchmarks;
  private final RunItems runs;
  private final Planning.Cache plans;
  private final BenchmarkEnds ends;
  private final Signer signer;
  private final String temporal;

  BenchmarkPlans(
      BenchmarkItems benchmarks,
      RunItems runs,
      Planning.Cache plans,
      BenchmarkEnds ends,
      Signer signer,
      String temporal) {
    this.benchmarks = benchmarks;
    this.runs = runs;
    this.plans = plans;
    this.ends = ends;
    this.signer = signer;
    this.temporal = temporal;
  }

  Planned plan(Asked asked) {
    var planning = plans.get(asked.benchmarkId(), asked.spec());
    var prepared = PreparedBenchmark.of(asked, planning.requests(), signer);
    var problems = prepared.problems();
    if (problems != null && !problems.isEmpty()) {
      ends.refuse(asked.benchmarkId(), asked.attempt(), problems);
      return Planned.ENDED;
    }
    return plan(PreparedBenchmark.context(asked, prepared), planning);
  }

  private Planned plan(Context context, Planning planning) {
    var id = context.benchmarkId();
    var known = runs.all(id);
    var current = benchmarks.current(id, context.attempt());
    if (current.isEmpty()) {
      return Planned.ENDED;
    }
    PlannedBenchmark.expectSpec(context, current.get());
    PlannedBenchmark.expectFiles(context, planning.spec());
    if (isOnAnotherHost(context, current.get(), known)) {
      return Planned.ENDED;
    }
    var retried =
        RetriedRuns.of(
            current.get().get("retryRuns"),
            planning.plan(),
            planning.ids(),
            known,
            context.attempt());
    var reach = Stopping.reach(planning, current.get(), known);
    var remaining =
        Remaining.of(
            planning.plan(), reach, planning.ids(), known, context.attempt(), retried.wanted());
    var unpriced = unpriced(context, planning);
    for (var run : remaining.interrupted()) {
      flag(id, run.runId());
    }
    runs.add(id, remaining.added(), context.attempt(), current.get().get("causeDepth"));
    for (var runId : remaining.doomed()) {
      runs.cancel(id, runId, "CONFIGURATION_FAILED");
    }
    var ready =
        update()
            .set("seed", Long.toString(Plan.seed(id)))
            .set("baseline", planning.spec().design().baseline().id())
            .set("priceBook", context.priceBook())
            .set("host", context.host())
            .set("worker", context.worker())
            .set("dataset", context.dataset())
            .set("temporal", temporal);
    Stopping.until(planning)
        .ifPresent(
            until ->
                ready.set(
                    "stopping", Stopping.of(until, current.get()).plain(planning, reach.blocks())));
    if (!retried.problems().isEmpty()) {
      ready.set(
          "message",
          Shortened.text(String.join(". ", retried.problems()), BenchmarkItems.LONGEST_MESSAGE));
    }
    var spending = Spending.of(runs.priced(id));
    if (spending.charged() > 0) {
      ready.set("totals", spending.totals());
    }
    int places = planning.plan().runs(reach).size();
    if (!benchmarks.become(id, context.attempt(), Status.READY, ready)) {
      return Planned.ENDED;
    }
    var interrupted = new ArrayList<Interrupted>();
    for (var run : remaining.interrupted()) {
      var planned = planning.plan().at(planning.ids().place(run.runId()));
      interrupted.add(
          new Interrupted(
              run.runId(),
              signer.sign("CloseRun", planning.requests().close(run.runId(), planned)),
              planning.requests().price(run.runId(), planned, context.priceBook()),
              run.status() == Status.RUNNING));
    }
    return new Planned(
        context,
        places,
        remaining.done(),
        remaining.failed(),
        interrupted,
        unpriced,
        spending,
        Remaining.repeated(planning.plan(), planning.ids(), known));
  }

  private List<Unpriced> unpriced(Context context, Planning planning) {
    var unpriced = new ArrayList<Unpriced>();
    for (Map<String, @Nullable Object> item : runs.unpriced(context.benchmarkId())) {
      var runId = RunItem.known(item).runId();
      var planned = planning.plan().at(planning.ids().place(runId));
      unpriced.add(
          new Unpriced(
              runId,
              planning.requests().price(runId, planned, context.priceBook()),
              Boolean.TRUE.equals(item.get("sample"))));
    }
    return unpriced;
  }

  /** Samples of two hosts cannot be compared. */
  private boolean isOnAnotherHost(
      Context context, Map<String, @Nullable Object> before, List<KnownRun> known) {
    boolean samples = known.stream().anyMatch(run -> run.status() == Status.COMPLETE);
    if (samples
        && before.get("host") instanceof Map<?, ?> host
        && host.get("hostname") instanceof String name
        && !name.equals(context.host().get("hostname"))) {
      var problem = new LinkedHashMap<String, @Nullable Object>();
      problem.put("path", "host");
      problem.put("value", context.host().get("hostname"));
      problem.put("expected", name + ", where the complete runs were measured");
      ends.refuse(context.benchmarkId(), context.attempt(), List.of(problem));
      return true;
    }
    return false;
  }

  private void flag(String benchmarkId, String runId) {
    runs.become(
        benchmarkId,
        runId,
        Status.FAILED,
        update()
            .set("reason", "INTERRUPTED")
            .set("message", "Benchtable was stopped in the middle of this run")
            .set("sample", false));
  }
}

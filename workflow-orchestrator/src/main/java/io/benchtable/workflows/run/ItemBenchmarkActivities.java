package io.benchtable.workflows.run;

import io.benchtable.workflows.run.BenchmarkInput.Context;
import io.benchtable.workflows.run.BenchmarkInput.Progress;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The workflow's own steps on items. */
final class ItemBenchmarkActivities implements BenchmarkActivities {

  private final BenchmarkItems benchmarks;
  private final RunItems runs;
  private final Signer signer;
  private final InstantSource clock;
  private final String temporal;
  private final Planning.Cache plannings = new Planning.Cache();

  ItemBenchmarkActivities(
      BenchmarkItems benchmarks,
      RunItems runs,
      Signer signer,
      InstantSource clock,
      String temporal) {
    this.benchmarks = benchmarks;
    this.runs = runs;
    this.signer = signer;
    this.clock = clock;
    this.temporal = temporal;
  }

  @Override
  public Begun begin(String benchmarkId, int attempt) {
    return new BenchmarkStarts(benchmarks, runs, plannings, ends(null), signer)
        .begin(benchmarkId, attempt);
  }

  @Override
  public void refuse(
      String benchmarkId,
      int attempt,
      List<Map<String, @Nullable Object>> problems,
      @Nullable String submittedAt) {
    ends(submittedAt).refuse(benchmarkId, attempt, problems);
  }

  @Override
  public Planned plan(Asked asked) {
    var time = asked.submittedAt();
    return new BenchmarkPlans(
            benchmarks.submitted(time), runs, plannings, ends(time), signer, temporal)
        .plan(asked);
  }

  @Override
  public NextRun next(Progress progress) {
    return turns(progress.context()).next(progress);
  }

  @Override
  public void looked(Context context, int look, List<Map<String, @Nullable Object>> stopped) {
    var ours = benchmarks.submitted(context.submittedAt());
    var planning = plannings.get(context.benchmarkId(), context.spec());
    ours.current(context.benchmarkId(), context.attempt())
        .ifPresent(
            (Map<String, @Nullable Object> item) ->
                new NextBlock(ours, runs, clock).looked(context, planning, look, stopped, item));
  }

  @Override
  public Map<String, @Nullable Object> judging(Context context) {
    var planning = plannings.get(context.benchmarkId(), context.spec());
    var request = planning.requests().judge(context.priceBook());
    var item = benchmarks.submitted(context.submittedAt()).get(context.benchmarkId());
    Stopping.until(planning)
        .ifPresent(
            until ->
                request.put("stopping", Stopping.of(until, item.orElse(Map.of())).request(until)));
    return request;
  }

  @Override
  public SignedRequest closing(String benchmarkId) {
    return signer.sign("CloseBenchmark", Map.of("benchmarkId", benchmarkId));
  }

  @Override
  public void started(String benchmarkId, String runId, @Nullable String readyAt) {
    runs.start(benchmarkId, runId, readyAt);
  }

  @Override
  public Counted finish(Progress progress, FinishedRun run) {
    return turns(progress.context()).finish(progress, run);
  }

  @Override
  public void charge(Progress progress, String runId, Map<String, @Nullable Object> cost) {
    turns(progress.context()).charge(progress, runId, cost);
  }

  @Override
  public void cancelRuns(Context context) {
    runs.cancelOpen(context.benchmarkId());
  }

  @Override
  public void end(Progress progress, Ending ending) {
    ends(progress.context().submittedAt()).end(progress, ending);
  }

  @Override
  public void fail(String benchmarkId, int attempt, String message, @Nullable String submittedAt) {
    ends(submittedAt).fail(benchmarkId, attempt, message);
  }

  private BenchmarkRuns turns(Context context) {
    return new BenchmarkRuns(
        benchmarks.submitted(context.submittedAt()), runs, plannings, signer, clock);
  }

  private BenchmarkEnds ends(@Nullable String submittedAt) {
    return new BenchmarkEnds(benchmarks.submitted(submittedAt), runs, plannings, clock);
  }
}

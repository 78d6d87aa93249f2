package io.benchtable.workflows.run;

import io.benchtable.workflows.run.BenchmarkInput.Context;
import io.benchtable.workflows.run.BenchmarkInput.Progress;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The workflow's own steps on items. */
final class ItemBenchmarkActivities implements BenchmarkActivities {

  private final RunItems runs;
  private final Signer signer;
  private final Planning.Cache plannings = new Planning.Cache();
  private final BenchmarkStarts starts;
  private final BenchmarkPlans plans;
  private final BenchmarkRuns turns;
  private final BenchmarkEnds ends;

  ItemBenchmarkActivities(
      BenchmarkItems benchmarks,
      RunItems runs,
      Signer signer,
      InstantSource clock,
      String temporal) {
    this.runs = runs;
    this.signer = signer;
    ends = new BenchmarkEnds(benchmarks, runs, plannings, clock);
    starts = new BenchmarkStarts(benchmarks, runs, plannings, ends, signer);
    plans = new BenchmarkPlans(benchmarks, runs, plannings, ends, signer, temporal);
    turns = new BenchmarkRuns(benchmarks, runs, plannings, signer, clock);
  }

  @Override
  public Begun begin(String benchmarkId, int attempt) {
    return starts.begin(benchmarkId, attempt);
  }

  @Override
  public void refuse(
      String benchmarkId, int attempt, List<Map<String, @Nullable Object>> problems) {
    ends.refuse(benchmarkId, attempt, problems);
  }

  @Override
  public Planned plan(Asked asked) {
    return plans.plan(asked);
  }

  @Override
  public NextRun next(Progress progress) {
    return turns.next(progress);
  }

  @Override
  public Map<String, @Nullable Object> judging(Context context) {
    return plannings
        .get(context.benchmarkId(), context.spec())
        .requests()
        .judge(context.priceBook());
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
    return turns.finish(progress, run);
  }

  @Override
  public void charge(Progress progress, String runId, Map<String, @Nullable Object> cost) {
    turns.charge(progress, runId, cost);
  }

  @Override
  public void cancelRuns(Context context) {
    runs.cancelOpen(context.benchmarkId());
  }

  @Override
  public void end(Progress progress, Ending ending) {
    ends.end(progress, ending);
  }

  @Override
  public void fail(String benchmarkId, int attempt, String message) {
    ends.fail(benchmarkId, attempt, message);
  }
}

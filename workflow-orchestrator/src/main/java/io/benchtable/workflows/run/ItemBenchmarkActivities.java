package io.benchtable.workflows.run;

import static io.benchtable.workflows.item.ItemUpdate.update;

import io.benchtable.workflows.benchmark.BenchmarkSpec;
import io.benchtable.workflows.benchmark.KnownRun;
import io.benchtable.workflows.benchmark.Plan;
import io.benchtable.workflows.benchmark.PlannedRun;
import io.benchtable.workflows.benchmark.Problem;
import io.benchtable.workflows.benchmark.Remaining;
import io.benchtable.workflows.benchmark.RunKind;
import io.benchtable.workflows.benchmark.SpecReader;
import io.benchtable.workflows.benchmark.Status;
import io.benchtable.workflows.item.Sha256;
import io.benchtable.workflows.item.Times;
import io.benchtable.workflows.run.BenchmarkInput.Context;
import io.benchtable.workflows.run.BenchmarkInput.Progress;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The workflow's own steps on items. */
final class ItemBenchmarkActivities implements BenchmarkActivities {

  private static final String INTERRUPTED = "INTERRUPTED";

  private final BenchmarkItems benchmarks;
  private final RunItems runs;
  private final Signer signer;
  private final InstantSource clock;
  private final String temporal;
  private final Planning.Cache plans = new Planning.Cache();
  private final BenchmarkEnds ends;

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
    ends = new BenchmarkEnds(benchmarks, runs, plans, clock);
  }

  @Override
  public Begun begin(String benchmarkId, int attempt) {
    var found = benchmarks.get(benchmarkId);
    if (found.isEmpty()) {
      return first(First.END);
    }
    admit(benchmarkId, attempt, found.get());
    var current = benchmarks.current(benchmarkId, attempt);
    if (current.isEmpty() || BenchmarkItems.status(current.get()).isTerminal()) {
      return first(First.END);
    }
    var item = current.get();
    if (Boolean.TRUE.equals(item.get("cancelRequested"))) {
      return first(First.CANCEL);
    }
    var earlier = runs.plannedBefore(benchmarkId, String.valueOf(item.get("submittedAt")));
    if (earlier.isPresent()) {
      return refused(benchmarkId, attempt, List.of(usedBefore(benchmarkId, earlier.get())));
    }
    var plain = item.get("spec");
    var json = plain == null ? "" : PlainJson.writeSorted(plain);
    var planned = item.get("specHash");
    if (planned != null && !planned.equals(Sha256.hex(json))) {
      throw new io.benchtable.workflows.item.ItemsUnavailableException(
          "The spec of " + benchmarkId + " was edited and waits to be restored",
          new IllegalStateException("another spec"));
    }
    var checked = planned == null ? SpecReader.read(plain) : SpecReader.frozen(plain);
    if (checked.spec().isEmpty()) {
      return refused(benchmarkId, attempt, checked.problems());
    }
    var spec = checked.spec().get();
    var frozen =
        update()
            .set("specHash", Sha256.hex(json))
            .set("pipelineHash", PipelineHash.of(plain));
    if (!benchmarks.become(benchmarkId, attempt, Status.PREPARING, frozen)) {
      return first(First.END);
    }
    var requests = new Requests(benchmarkId, spec);
    return new Begun(
        First.PREPARE,
        json,
        taskQueue(item, spec),
        requests.checkPricing(item.get("priceBook")),
        signer.sign("PrepareBenchmark", requests.prepare()));
  }

  /** Samples of two hosts cannot be compared, so who has measured some goes on. */
  private String taskQueue(Map<String, @Nullable Object> item, BenchmarkSpec spec) {
    boolean samples =
        runs.all(String.valueOf(item.get("benchmarkId"))).stream()
            .anyMatch(run -> run.status() == Status.COMPLETE);
    return samples
            && item.get("worker") instanceof Map<?, ?> worker
            && worker.get("taskQueue") instanceof String own
        ? own
        : "jobs." + spec.queue();
  }

  private Begun refused(String benchmarkId, int attempt, List<Problem> found) {
    benchmarks.become(benchmarkId, attempt, Status.PREPARING, update());
    var problems = new ArrayList<Map<String, @Nullable Object>>();
    found.forEach(problem -> problems.add(problem.plain()));
    refuse(benchmarkId, attempt, problems);
    return first(First.END);
  }

  /** Runs of a benchmark that was deleted would count as samples of the one put in its place. */
  private static Problem usedBefore(String benchmarkId, String plannedAt) {
    return new Problem(
        "benchmarkId",
        benchmarkId,
        "an id that no other benchmark had; its runs, planned at "
            + plannedAt
            + ", are still there");
  }

  private void admit(String benchmarkId, int attempt, Map<String, @Nullable Object> item) {
    if (BenchmarkItems.attempt(item) == 0 && attempt == 1) {
      benchmarks.admit(benchmarkId, item);
    } else if (BenchmarkItems.attempt(item) == attempt - 1) {
      benchmarks.admitRetry(benchmarkId, attempt);
    }
  }

  private static Begun first(First first) {
    return new Begun(first, "", "", Map.of(), new SignedRequest("", ""));
  }

  @Override
  public void refuse(
      String benchmarkId, int attempt, List<Map<String, @Nullable Object>> problems) {
    ends.refuse(benchmarkId, attempt, problems);
  }

  @Override
  public Planned plan(Context context) {
    var id = context.benchmarkId();
    var planning = plans.get(id, context.spec());
    var known = runs.all(id);
    var current = benchmarks.current(id, context.attempt());
    if (current.isEmpty()) {
      return new Planned(true, 0, 0, 0, List.of(), List.of());
    }
    PlannedBenchmark.expectSpec(context, current.get());
    PlannedBenchmark.expectFiles(context, planning.spec());
    if (isOnAnotherHost(context, current.get(), known)) {
      return new Planned(true, 0, 0, 0, List.of(), List.of());
    }
    var remaining = Remaining.of(planning.plan(), planning.ids(), known, context.attempt());
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
            .set("baseline", planning.spec().baseline().id())
            .set("priceBook", context.priceBook())
            .set("host", context.host())
            .set("worker", context.worker())
            .set("dataset", context.dataset())
            .set("temporal", temporal);
    int places = planning.plan().runs().size();
    if (!benchmarks.become(id, context.attempt(), Status.READY, ready)) {
      return new Planned(true, 0, 0, 0, List.of(), List.of());
    }
    var interrupted = new ArrayList<Interrupted>();
    for (var run : remaining.interrupted()) {
      var planned = planning.plan().at(planning.ids().place(run.runId()));
      interrupted.add(
          new Interrupted(
              run.runId(),
              signer.sign("CloseRun", planning.requests().close(run.runId(), planned)),
              planning.requests().price(run.runId(), planned, context.priceBook())));
    }
    return new Planned(false, places, remaining.done(), remaining.failed(), interrupted, unpriced);
  }

  private List<Unpriced> unpriced(Context context, Planning planning) {
    var unpriced = new ArrayList<Unpriced>();
    for (Map<String, @Nullable Object> item : runs.unpriced(context.benchmarkId())) {
      var runId = RunItems.known(item).runId();
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
      refuse(context.benchmarkId(), context.attempt(), List.of(problem));
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
            .set("reason", INTERRUPTED)
            .set("message", "Benchtable was stopped in the middle of this run")
            .set("sample", false));
  }

  @Override
  public NextRun next(Progress progress) {
    var context = progress.context();
    var id = context.benchmarkId();
    var current = benchmarks.current(id, context.attempt());
    if (current.isEmpty()) {
      if (benchmarks.get(id).isEmpty()) {
        cancelRuns(context);
      }
      return nothingLeft();
    }
    PlannedBenchmark.expectSpec(context, current.get());
    PlannedBenchmark.expectDataset(context, current.get());
    var open = runs.nextOpen(id, progress.from());
    if (open.isEmpty()) {
      return nothingLeft();
    }
    var planning = plans.get(id, context.spec());
    var runId = open.get().runId();
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
    runs.prepare(id, runId);
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
        planning.requests().price(runId, run, context.priceBook()));
  }

  private static NextRun nothingLeft() {
    return new NextRun("", "", "", "", null, List.of(), null, Map.of());
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

  @Override
  public Map<String, @Nullable Object> judging(Context context) {
    return plans.get(context.benchmarkId(), context.spec()).requests().judge(context.priceBook());
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
    var context = progress.context();
    var id = context.benchmarkId();
    var status = Status.valueOf(run.status());
    var planning = plans.get(id, context.spec());
    boolean sample = status == Status.COMPLETE && run.kind().equals(RunKind.MEASURED.name());
    runs.become(id, run.runId(), status, FinishedRuns.change(context, run, sample));
    int done = progress.done();
    int failed = progress.failed();
    var planned = planning.plan().at(planning.ids().place(run.runId()));
    if (status == Status.FAILED && !replaced(context, planning, run, planned)) {
      failed++;
      done += 1 + cancelDoomed(context, planning, planned);
    } else if (status != Status.FAILED) {
      done++;
    }
    var counted = progress.counted(done, failed);
    benchmarks.write(
        id,
        context.attempt(),
        update().set("progress", RunProgress.of(counted, planning, clock.instant())));
    return new Counted(done, failed);
  }

  /** An interrupted run is repeated in its place, unless that has happened too often. */
  private boolean replaced(
      Context context, Planning planning, FinishedRun run, PlannedRun planned) {
    int n = planning.ids().n(run.runId());
    if (!INTERRUPTED.equals(run.reason()) || n >= Remaining.MOST_IN_PLACE) {
      return false;
    }
    var next = planning.ids().nth(planned.place(), n + 1);
    runs.addOne(
        context.benchmarkId(),
        new Remaining.Added(next, planned, Optional.of(run.runId())),
        context.attempt(),
        benchmarks
            .get(context.benchmarkId())
            .map((Map<String, @Nullable Object> item) -> item.get("causeDepth"))
            .orElse(null));
    return true;
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
      var run = RunItems.known(item);
      boolean cancelledNow = run.status() == Status.WAITING && runs.cancel(id, run.runId(), reason);
      boolean cancelledBefore =
          run.status() == Status.CANCELLED
              && run.attempt() == context.attempt()
              && reason.equals(item.get("reason"));
      count += cancelledNow || cancelledBefore ? 1 : 0;
    }
    return count;
  }

  @Override
  public void charge(String benchmarkId, String runId, Map<String, @Nullable Object> cost) {
    var known = new LinkedHashMap<String, @Nullable Object>(cost);
    known.keySet().retainAll(List.of("billedCost", "measuredCost", "currency", "completeness"));
    runs.charge(benchmarkId, runId, known);
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

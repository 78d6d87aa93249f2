package io.benchtable.workflows.run;

import static io.benchtable.workflows.item.ItemUpdate.update;

import io.benchtable.workflows.benchmark.BenchmarkSpec;
import io.benchtable.workflows.benchmark.Problem;
import io.benchtable.workflows.benchmark.SpecReader;
import io.benchtable.workflows.benchmark.Status;
import io.benchtable.workflows.item.ItemsRefusedException;
import io.benchtable.workflows.item.ItemsUnavailableException;
import io.benchtable.workflows.item.Sha256;
import io.benchtable.workflows.run.BenchmarkActivities.Begun;
import io.benchtable.workflows.run.BenchmarkActivities.First;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How benchmarks are taken on. */
final class BenchmarkStarts {

  private static final Logger log = LoggerFactory.getLogger(BenchmarkStarts.class);

  private final BenchmarkItems benchmarks;
  private final RunItems runs;
  private final Planning.Cache plans;
  private final BenchmarkEnds ends;
  private final Signer signer;

  BenchmarkStarts(
      BenchmarkItems benchmarks,
      RunItems runs,
      Planning.Cache plans,
      BenchmarkEnds ends,
      Signer signer) {
    this.benchmarks = benchmarks;
    this.runs = runs;
    this.plans = plans;
    this.ends = ends;
    this.signer = signer;
  }

  Begun begin(String benchmarkId, int attempt) {
    var found = benchmarks.get(benchmarkId);
    if (found.isEmpty()) {
      return first(First.END);
    }
    try {
      admit(benchmarkId, attempt, found.get());
    } catch (ItemsRefusedException refused) {
      if (!refused.isOfContent()) {
        throw refused;
      }
      log.error("Benchmark {} has no room to be taken on: {}", benchmarkId, refused.getMessage());
      return first(First.END);
    }
    var current = benchmarks.current(benchmarkId, attempt);
    if (current.isEmpty() || BenchmarkItems.status(current.get()).isTerminal()) {
      return first(First.END);
    }
    var item = current.get();
    var submittedAt = String.valueOf(item.get("submittedAt"));
    if (Boolean.TRUE.equals(item.get("cancelRequested"))) {
      return first(First.CANCEL, submittedAt);
    }
    var earlier = runs.plannedBefore(benchmarkId, submittedAt);
    if (earlier.isPresent()) {
      var left = "its runs, planned at " + earlier.get() + ",";
      return refused(benchmarkId, attempt, List.of(usedBefore(benchmarkId, left)));
    }
    if (!BenchmarkItems.isPlanned(item) && runs.haveCosts(benchmarkId)) {
      return refused(benchmarkId, attempt, List.of(usedBefore(benchmarkId, "its cost lines")));
    }
    var plain = item.get("spec");
    var json = plain == null ? "" : PlainJson.writeSorted(plain);
    var planned = item.get("specHash");
    if (planned != null && !planned.equals(Sha256.hex(json))) {
      throw new ItemsUnavailableException(
          "The spec of " + benchmarkId + " was edited and waits to be restored",
          new IllegalStateException("another spec"));
    }
    var checked =
        BenchmarkItems.isPlanned(item) ? SpecReader.frozen(plain) : SpecReader.read(plain);
    if (checked.spec().isEmpty()) {
      return refused(benchmarkId, attempt, checked.problems());
    }
    var spec = checked.spec().get();
    var frozen =
        update().set("specHash", Sha256.hex(json)).set("pipelineHash", PipelineHash.of(plain));
    if (!benchmarks.become(benchmarkId, attempt, Status.PREPARING, frozen)) {
      return first(First.END);
    }
    var requests = plans.get(benchmarkId, json).requests();
    return new Begun(
        First.PREPARE,
        submittedAt,
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
    ends.refuse(benchmarkId, attempt, problems);
    return first(First.END);
  }

  /**
   * Runs of a benchmark that was deleted would count as samples of the one put in its place, and
   * what it cost as the other's cost.
   */
  private static Problem usedBefore(String benchmarkId, String left) {
    return new Problem(
        "benchmarkId",
        benchmarkId,
        "an id that no other benchmark had; " + left + " are still there");
  }

  private void admit(String benchmarkId, int attempt, Map<String, @Nullable Object> item) {
    if (BenchmarkItems.attempt(item) == 0 && attempt == 1) {
      benchmarks.admit(benchmarkId, item);
    } else if (BenchmarkItems.attempt(item) == attempt - 1) {
      benchmarks.admitRetry(benchmarkId, attempt);
    }
  }

  private static Begun first(First first) {
    return first(first, null);
  }

  private static Begun first(First first, @Nullable String submittedAt) {
    return new Begun(first, submittedAt, "", "", Map.of(), new SignedRequest("", ""));
  }
}

package io.benchtable.workflows.run;

import io.benchtable.workflows.run.BenchmarkActivities.Asked;
import io.benchtable.workflows.run.BenchmarkActivities.Begun;
import io.benchtable.workflows.run.BenchmarkActivities.Ending;
import io.benchtable.workflows.run.BenchmarkActivities.First;
import io.benchtable.workflows.run.BenchmarkInput.Context;
import io.benchtable.workflows.run.BenchmarkInput.Progress;
import io.temporal.common.converter.DataConverterException;
import io.temporal.failure.TemporalFailure;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a workflow does before the first run: take the benchmark on, ask around, plan. */
final class Preparation {

  private static final int MOST_PREPARATIONS = 20;

  private final BenchmarkActivities items;
  private final CancellableCalls calls;
  private final RunCalls runs;
  private @Nullable String submittedAt;

  Preparation(BenchmarkActivities items, CancellableCalls calls, RunCalls runs) {
    this.items = items;
    this.calls = calls;
    this.runs = runs;
  }

  /** Of the benchmark that was begun; null before, or where an earlier version began it. */
  @Nullable String submittedAt() {
    return submittedAt;
  }

  /** Prepares and plans a benchmark; null if it has ended instead. */
  @Nullable Progress prepare(BenchmarkInput input) {
    var id = input.benchmarkId();
    var begun = items.begin(id, input.attempt());
    submittedAt = begun.submittedAt();
    if (begun.first() == First.END) {
      return null;
    }
    if (begun.first() == First.CANCEL || calls.areCancelled()) {
      endCancelled(input, begun);
      return null;
    }
    try {
      var priced =
          calls.call(() -> WorkerCalls.costs(WorkerCalls.LONGEST).checkPricing(begun.pricing()));
      if (refused(input, begun, priced.problems())) {
        return null;
      }
      var prepared = prepared(begun);
      var priceBook = new LinkedHashMap<String, @Nullable Object>();
      priceBook.put("book", priced.book());
      priceBook.put("version", priced.version());
      return plan(
          new Asked(
              id,
              input.attempt(),
              begun.submittedAt(),
              begun.spec(),
              priceBook,
              begun.prepare(),
              prepared));
    } catch (TemporalFailure failure) {
      if (!calls.isOurs(failure)) {
        throw failure;
      }
      endCancelled(input, begun);
      return null;
    }
  }

  /**
   * A worker that lost its heartbeat stops as if somebody had cancelled; it is asked again. Null
   * where somebody answered who knows no results.
   */
  private @Nullable SignedResult prepared(Begun begun) {
    for (int left = MOST_PREPARATIONS; ; left--) {
      try {
        return calls.call(
            () -> WorkerCalls.preparing(begun.taskQueue()).prepareBenchmark(begun.prepare()));
      } catch (TemporalFailure failure) {
        if (left == 0 || calls.areCancelled() || !CancellableCalls.isCancellation(failure)) {
          throw failure;
        }
      } catch (DataConverterException strange) {
        return null;
      }
    }
  }

  /** Ends a benchmark that is not planned, or whose plan is not gone on with. */
  private void endCancelled(BenchmarkInput input, Begun begun) {
    var nothing =
        new Context(
            input.benchmarkId(),
            input.attempt(),
            begun.submittedAt(),
            "",
            Map.of(),
            Map.of(),
            List.of(),
            Map.of());
    items.cancelRuns(nothing);
    items.end(
        new Progress(nothing, "", 0, 0, 0, 0, null, Spending.NOTHING, 0), new Ending(true, null));
  }

  private boolean refused(
      BenchmarkInput input, Begun begun, @Nullable List<Map<String, @Nullable Object>> problems) {
    if (problems == null || problems.isEmpty()) {
      return false;
    }
    items.refuse(input.benchmarkId(), input.attempt(), problems, begun.submittedAt());
    return true;
  }

  private @Nullable Progress plan(Asked asked) {
    var planned = items.plan(asked);
    var context = planned.context();
    if (context == null) {
      return null;
    }
    var progress =
        new Progress(
            context,
            "",
            planned.places(),
            planned.done(),
            planned.failed(),
            0,
            null,
            planned.spending(),
            planned.repeated());
    for (var run : planned.interrupted()) {
      runs.close(context, run.close());
      progress = runs.charge(progress, run.runId(), run.price(), false, run.carriedOut());
    }
    for (var run : planned.unpriced()) {
      progress = runs.charge(progress, run.runId(), run.price(), run.sample(), true);
    }
    return progress;
  }
}

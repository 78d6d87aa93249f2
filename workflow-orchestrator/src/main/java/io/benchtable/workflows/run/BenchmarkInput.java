package io.benchtable.workflows.run;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a benchmark's workflow is started with.
 *
 * @param attempt from 1; a retry has the next
 * @param progress where an earlier part of the same workflow got to; null at the start
 */
public record BenchmarkInput(String benchmarkId, int attempt, @Nullable Progress progress) {

  /**
   * What does not change once a benchmark is planned.
   *
   * @param submittedAt of the benchmark that was begun; null where an earlier version began it
   * @param spec as it was planned, JSON text
   * @param worker where all runs go: workerId, taskQueue, address
   * @param dataset the files as they were found
   * @param priceBook book and version
   */
  public record Context(
      String benchmarkId,
      int attempt,
      @Nullable String submittedAt,
      String spec,
      Map<String, @Nullable Object> worker,
      Map<String, @Nullable Object> host,
      List<Map<String, @Nullable Object>> dataset,
      Map<String, @Nullable Object> priceBook) {

    String taskQueue() {
      return String.valueOf(worker.get("taskQueue"));
    }
  }

  /**
   * How far a benchmark is.
   *
   * @param from id of the first run of the place that was run last
   * @param places of the plan
   * @param done places that are done with
   * @param failed of those, how many failed
   * @param executed runs of this attempt so far
   * @param startedAt when the first run of this attempt began; null before
   * @param spending what the runs that were charged have cost, in all attempts; null where an
   *     earlier version went on
   * @param repeated runs that were made again since load from outside had disturbed others, in all
   *     attempts; null where an earlier version went on
   */
  public record Progress(
      Context context,
      String from,
      int places,
      int done,
      int failed,
      int executed,
      @Nullable String startedAt,
      @Nullable Spending spending,
      @Nullable Integer repeated) {

    int repeats() {
      return repeated == null ? 0 : repeated;
    }

    /** An earlier version carried no spending on. */
    Spending spent() {
      return spending == null ? Spending.NOTHING : spending;
    }

    Progress from(String runId, String started) {
      return new Progress(
          context, runId, places, done, failed, executed, started, spending, repeated);
    }

    /** With runs added to the plan. */
    Progress planned(@Nullable Integer nowPlaces) {
      return nowPlaces == null
          ? this
          : new Progress(
              context, from, nowPlaces, done, failed, executed, startedAt, spending, repeated);
    }

    Progress counted(int nowDone, int nowFailed, int nowRepeated) {
      return new Progress(
          context,
          from,
          places,
          nowDone,
          nowFailed,
          executed + 1,
          startedAt,
          spending,
          nowRepeated);
    }

    Progress charged(Spending now) {
      return new Progress(context, from, places, done, failed, executed, startedAt, now, repeated);
    }
  }
}

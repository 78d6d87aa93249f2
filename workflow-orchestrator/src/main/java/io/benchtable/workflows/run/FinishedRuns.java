package io.benchtable.workflows.run;

import io.benchtable.workflows.item.ItemUpdate;
import io.benchtable.workflows.run.BenchmarkActivities.FinishedRun;
import io.benchtable.workflows.run.BenchmarkActivities.FinishedStep;
import io.benchtable.workflows.run.WorkerActivities.JobResult;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is written of a run when it ends. */
final class FinishedRuns {

  private FinishedRuns() {}

  static ItemUpdate change(
      BenchmarkInput.Context context,
      FinishedRun run,
      boolean sample,
      Map<String, @Nullable Object> samples) {
    var change =
        ItemUpdate.update()
            .set("sample", sample)
            .set("steps", run.steps().stream().map(FinishedRuns::step).toList())
            .set("samples", samples)
            .set("metrics", RunSamples.merged(run.steps(), JobResult::metrics))
            .set("versions", RunSamples.merged(run.steps(), JobResult::versions))
            .set("host", context.host().get("hostname"))
            .set("worker", context.worker().get("workerId"))
            .remove("waitingFor");
    if (run.reason() != null) {
      change.set("reason", run.reason());
    }
    if (run.message() != null) {
      change.set("message", run.message());
    }
    return change;
  }

  private static Map<String, @Nullable Object> step(FinishedStep step) {
    var result = step.result();
    var plain = new LinkedHashMap<String, @Nullable Object>();
    plain.put("name", step.name());
    plain.put("jobId", result.jobId());
    plain.put("measured", step.measured());
    plain.put("status", result.status());
    plain.put("startedAt", result.startedAt());
    plain.put("endedAt", result.endedAt());
    var usage = result.usage();
    plain.put("wallSeconds", usage == null ? null : usage.get("wallSeconds"));
    return plain;
  }
}

package io.benchtable.jobs.queue;

import io.benchtable.jobs.function.FunctionMessages.FunctionResult;
import io.benchtable.jobs.job.JobMessages.JobResult;
import io.benchtable.jobs.run.RunMessages.ClosedBenchmark;
import io.benchtable.jobs.run.RunMessages.ClosedRun;
import io.benchtable.jobs.run.RunMessages.OpenedRun;
import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityMethod;

/** What workers do, each request signed; the names are those of the contracts. */
@ActivityInterface
public interface WorkerActivities {

  @ActivityMethod(name = "PrepareBenchmark")
  SignedResult prepareBenchmark(SignedRequest request);

  @ActivityMethod(name = "OpenRun")
  OpenedRun openRun(SignedRequest request);

  @ActivityMethod(name = "ExecuteJob")
  JobResult executeJob(SignedRequest request);

  @ActivityMethod(name = "CloseRun")
  ClosedRun closeRun(SignedRequest request);

  @ActivityMethod(name = "CloseBenchmark")
  ClosedBenchmark closeBenchmark(SignedRequest request);

  @ActivityMethod(name = "InvokeFunction")
  FunctionResult invokeFunction(SignedRequest request);
}

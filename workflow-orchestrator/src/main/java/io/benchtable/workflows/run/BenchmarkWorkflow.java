package io.benchtable.workflows.run;

import io.temporal.workflow.SignalMethod;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/** Carries a benchmark out: checks, plans, runs one run at a time, prices, judges. */
@WorkflowInterface
public interface BenchmarkWorkflow {

  @WorkflowMethod(name = "BenchmarkWorkflow")
  void run(BenchmarkInput input);

  /** Stops the run in progress and ends the benchmark as CANCELLED. */
  @SignalMethod
  void cancel();
}

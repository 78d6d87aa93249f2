package io.benchtable.benchmarks.loop;

import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/** A workflow that does nothing but call empty activities, one after the other. */
@WorkflowInterface
public interface EmptyWorkflow {

  @WorkflowMethod
  void run(int activities);
}

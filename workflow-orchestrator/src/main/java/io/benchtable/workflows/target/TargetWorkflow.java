package io.benchtable.workflows.target;

import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/** Calls a rule's function and puts what it returns. */
@WorkflowInterface
public interface TargetWorkflow {

  /** Ends when the output is put, or when the failure is kept as a dead letter. */
  @WorkflowMethod(name = "Target")
  void deliver(TargetRequest request);
}

package io.benchtable.workflows.run;

import io.temporal.worker.Worker;

/** A workflow and its activities; every bean of this type runs on the module's worker. */
@FunctionalInterface
public interface WorkflowRegistration {

  /** The task queue of every workflow of this module. */
  String TASK_QUEUE = "workflows";

  /** Registers workflow and activity implementations on the worker of {@link #TASK_QUEUE}. */
  void register(Worker worker);
}

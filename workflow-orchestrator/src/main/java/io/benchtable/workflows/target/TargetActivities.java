package io.benchtable.workflows.target;

import io.benchtable.workflows.run.SignedRequest;
import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityMethod;

/** What a target's workflow does to tables; what is not signed as it should be is REFUSED. */
@ActivityInterface
public interface TargetActivities {

  /** Puts a function's output, once, and forgets the event's dead letter. */
  @ActivityMethod(name = "FinishTarget")
  void finish(SignedRequest invocation, FunctionResult result);

  /** Keeps the event as a dead letter. */
  @ActivityMethod(name = "FailTarget")
  void fail(SignedRequest invocation, String code, String message);
}

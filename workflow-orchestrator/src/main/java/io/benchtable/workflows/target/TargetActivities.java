package io.benchtable.workflows.target;

import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityMethod;
import org.jspecify.annotations.Nullable;

/** What a target's workflow does to tables. */
@ActivityInterface
public interface TargetActivities {

  /** Puts a function's output, once, and forgets the event's dead letter. */
  @ActivityMethod(name = "FinishTarget")
  void finish(TargetRequest request, @Nullable String output);

  /** Keeps the event as a dead letter. */
  @ActivityMethod(name = "FailTarget")
  void fail(TargetRequest request, String code, String message);
}

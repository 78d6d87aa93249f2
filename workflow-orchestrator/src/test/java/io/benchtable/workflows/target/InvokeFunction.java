package io.benchtable.workflows.target;

import io.benchtable.workflows.run.SignedRequest;
import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityMethod;

/** What a worker does for functions. */
@ActivityInterface
public interface InvokeFunction {

  @ActivityMethod(name = "InvokeFunction")
  FunctionResult invoke(SignedRequest invocation);
}

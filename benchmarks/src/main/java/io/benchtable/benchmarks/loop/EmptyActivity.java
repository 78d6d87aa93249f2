package io.benchtable.benchmarks.loop;

import io.temporal.activity.ActivityInterface;

/** An activity that does nothing. */
@ActivityInterface
public interface EmptyActivity {

  void nothing();
}

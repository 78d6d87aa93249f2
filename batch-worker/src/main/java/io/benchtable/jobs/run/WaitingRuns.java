package io.benchtable.jobs.run;

import io.benchtable.jobs.run.RunMessages.OpenRun;

/** Where it is shown what a run waits for; that it waits no longer, its status says. */
@FunctionalInterface
public interface WaitingRuns {

  /**
   * Called when that has changed.
   *
   * @return whether it is shown; else it is tried again, a second later
   */
  boolean waitingFor(OpenRun run, String reason);
}

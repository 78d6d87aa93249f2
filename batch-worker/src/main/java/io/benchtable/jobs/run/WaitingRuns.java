package io.benchtable.jobs.run;

import io.benchtable.jobs.run.RunMessages.OpenRun;

/** Where it is shown what a run waits for. */
public interface WaitingRuns {

  /** Called about once a second while it waits. */
  void waitingFor(OpenRun run, String reason);

  void noLonger(OpenRun run);
}

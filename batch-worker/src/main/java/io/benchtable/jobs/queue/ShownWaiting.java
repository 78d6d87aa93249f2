package io.benchtable.jobs.queue;

import io.benchtable.jobs.job.Items;
import io.benchtable.jobs.job.ItemsUnavailable;
import io.benchtable.jobs.run.RunMessages.OpenRun;
import io.benchtable.jobs.run.WaitingRuns;

/** Shows on a run's item what it waits for; where that fails, the run waits all the same. */
record ShownWaiting(Items items) implements WaitingRuns {

  @Override
  public boolean waitingFor(OpenRun run, String reason) {
    try {
      items.waitingFor(run.benchmarkId(), run.runId(), reason);
      return true;
    } catch (ItemsUnavailable outage) {
      return false;
    }
  }
}

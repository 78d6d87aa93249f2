package io.benchtable.jobs.queue;

import io.benchtable.jobs.job.Items;
import io.benchtable.jobs.job.ItemsUnavailable;
import io.benchtable.jobs.run.RunMessages.OpenRun;
import io.benchtable.jobs.run.WaitingRuns;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Shows on a run's item what it waits for; where that fails, the run waits all the same. */
final class ShownWaiting implements WaitingRuns {

  private final Items items;
  private final Map<String, String> shown = new ConcurrentHashMap<>();

  ShownWaiting(Items items) {
    this.items = items;
  }

  @Override
  public void waitingFor(OpenRun run, String reason) {
    if (reason.equals(shown.get(run.runId()))) {
      return;
    }
    try {
      items.waitingFor(run.benchmarkId(), run.runId(), reason);
      shown.put(run.runId(), reason);
    } catch (ItemsUnavailable outage) {
      // Shown at the next call, a second later.
    }
  }

  @Override
  public void noLonger(OpenRun run) {
    try {
      if (shown.remove(run.runId()) != null) {
        items.waitingFor(run.benchmarkId(), run.runId(), null);
      }
    } catch (ItemsUnavailable outage) {
      // The run's own status says that it no longer waits.
    }
  }
}

package io.benchtable.jobs.queue;

import io.benchtable.jobs.run.Heartbeat;
import io.benchtable.jobs.run.NoLongerWanted;
import io.temporal.activity.ActivityExecutionContext;
import io.temporal.client.ActivityCompletionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** Tells Temporal once a second that an activity goes on, whatever it is busy with. */
final class ActivityHeartbeat implements Heartbeat, AutoCloseable {

  private final ActivityExecutionContext context;
  private final Demand demand;
  private final Runnable over;
  private final ScheduledFuture<?> beating;
  private volatile String progress = "started";

  /**
   * @param demand told what Temporal answers
   * @param over run when the activity is
   */
  ActivityHeartbeat(
      ActivityExecutionContext context,
      ScheduledExecutorService scheduler,
      Demand demand,
      Runnable over) {
    this.context = context;
    this.demand = demand;
    this.over = over;
    this.beating = scheduler.scheduleWithFixedDelay(this::tell, 1, 1, TimeUnit.SECONDS);
  }

  void tell() {
    try {
      context.heartbeat(progress);
      demand.heard();
    } catch (ActivityCompletionException refused) {
      demand.refused(refused);
    }
  }

  @Override
  public void beat(String text) throws NoLongerWanted {
    progress = text;
    demand.check();
  }

  @Override
  public void close() {
    beating.cancel(false);
    over.run();
  }
}

package io.benchtable.jobs.queue;

import io.benchtable.jobs.run.Heartbeat;
import io.benchtable.jobs.run.NoLongerWanted;
import io.temporal.activity.ActivityExecutionContext;
import io.temporal.client.ActivityCanceledException;
import io.temporal.client.ActivityCompletionException;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * Tells Temporal once a second that an activity goes on, whatever it is busy with.
 *
 * <p>Cancelled means no longer wanted at once. That Temporal does not know the activity any more
 * can also mean that this host was too slow for once, and another attempt will ask for the result:
 * so the work goes on for a while.
 */
final class ActivityHeartbeat implements Heartbeat, AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final ActivityExecutionContext context;
  private final ScheduledFuture<?> beating;
  private volatile String progress = "started";
  private volatile boolean cancelled;
  private long unknownSince;
  private volatile boolean abandoned;

  ActivityHeartbeat(ActivityExecutionContext context, ScheduledExecutorService scheduler) {
    this.context = context;
    this.beating = scheduler.scheduleWithFixedDelay(this::tell, 1, 1, TimeUnit.SECONDS);
  }

  private void tell() {
    try {
      context.heartbeat(progress);
      unknownSince = 0;
    } catch (ActivityCanceledException wanted) {
      cancelled = true;
    } catch (ActivityCompletionException unknown) {
      var now = System.nanoTime();
      unknownSince = unknownSince == 0 ? now : unknownSince;
      abandoned = now - unknownSince > PATIENCE.toNanos();
    }
  }

  @Override
  public void beat(String text) throws NoLongerWanted {
    progress = text;
    if (cancelled) {
      throw new NoLongerWanted("The benchmark was cancelled");
    }
    if (abandoned) {
      throw new NoLongerWanted("Nobody has asked for it any more for " + PATIENCE);
    }
  }

  @Override
  public void close() {
    beating.cancel(false);
  }
}

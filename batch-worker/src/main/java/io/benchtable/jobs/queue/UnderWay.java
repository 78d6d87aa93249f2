package io.benchtable.jobs.queue;

import io.temporal.activity.ActivityExecutionContext;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.LongSupplier;

/**
 * Activities that are under way. Temporal may start another attempt while the first goes on, and
 * then answers the heartbeats of that one alone: both share what they hear.
 */
final class UnderWay {

  private final ScheduledExecutorService scheduler;
  private final LongSupplier nanoTime;
  private final Map<String, Demand> demands = new ConcurrentHashMap<>();

  UnderWay(ScheduledExecutorService scheduler, LongSupplier nanoTime) {
    this.scheduler = scheduler;
    this.nanoTime = nanoTime;
  }

  /**
   * Begins an attempt; it is over when its heartbeat is closed.
   *
   * @param work the same for all attempts at the same thing
   */
  ActivityHeartbeat begin(ActivityExecutionContext context, String work) {
    var demand = new Demand(nanoTime);
    var earlier = demands.putIfAbsent(work, demand);
    if (earlier == null) {
      return new ActivityHeartbeat(context, scheduler, demand, () -> demands.remove(work, demand));
    }
    earlier.askedAgain();
    return new ActivityHeartbeat(context, scheduler, earlier, () -> {});
  }
}

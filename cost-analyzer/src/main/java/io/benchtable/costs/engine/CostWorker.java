package io.benchtable.costs.engine;

import io.benchtable.costs.item.CostTables;
import io.temporal.client.WorkflowClient;
import io.temporal.worker.WorkerFactory;
import io.temporal.worker.WorkerOptions;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Makes the tables, then polls Temporal for activities. Both may come up later than this service:
 * it tries again until they are there, and is not healthy until then.
 */
@Component
class CostWorker implements SmartLifecycle {

  static final String TASK_QUEUE = "costs";

  private static final Logger log = LoggerFactory.getLogger(CostWorker.class);
  private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);
  private static final long DEADLOCK_MILLIS = 5000;
  private static final int AT_ONCE = 8;

  private final CostTables tables;
  private final CostActivities activities;
  private final WorkflowClient client;

  private @Nullable Thread starter;
  private volatile @Nullable WorkerFactory factory;
  private volatile String state = "not started";

  CostWorker(CostTables tables, CostActivities activities, WorkflowClient client) {
    this.tables = tables;
    this.activities = activities;
    this.client = client;
  }

  /** What it is waiting for; empty once it polls. */
  String waitingFor() {
    return state;
  }

  @Override
  public synchronized void start() {
    if (starter == null) {
      state = "starting";
      starter = Thread.ofVirtual().name("costs-start").start(this::startUntilDone);
    }
  }

  private void startUntilDone() {
    Duration pause = FIRST_PAUSE;
    while (!Thread.currentThread().isInterrupted()) {
      try {
        tables.createMissing();
        poll();
        state = "";
        log.info("Prices and judges on task queue {}", TASK_QUEUE);
        return;
      } catch (RuntimeException e) {
        if (!String.valueOf(e.getMessage()).equals(state)) {
          state = String.valueOf(e.getMessage());
          log.info("Cannot start yet, tries again: {}", state);
        }
      }
      pause = slept(pause);
    }
  }

  private void poll() {
    WorkerFactory started = WorkerFactory.newInstance(client);
    started
        .newWorker(
            TASK_QUEUE,
            WorkerOptions.newBuilder()
                .setDefaultDeadlockDetectionTimeout(DEADLOCK_MILLIS)
                .setMaxConcurrentActivityExecutionSize(AT_ONCE)
                .setDisableEagerExecution(false)
                .build())
        .registerActivitiesImplementations(activities);
    try {
      started.start();
    } catch (RuntimeException e) {
      started.shutdownNow();
      throw e;
    }
    factory = started;
  }

  private static Duration slept(Duration pause) {
    try {
      Thread.sleep(pause);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    Duration doubled = pause.multipliedBy(2);
    return doubled.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : doubled;
  }

  @Override
  public synchronized void stop() {
    Thread thread = starter;
    if (thread != null) {
      thread.interrupt();
      ended(thread);
      starter = null;
    }
    WorkerFactory running = factory;
    if (running != null) {
      running.shutdown();
      running.awaitTermination(5, TimeUnit.SECONDS);
      factory = null;
    }
    state = "stopped";
  }

  /** A start that is under way may still set the factory, so its end is waited for. */
  private static void ended(Thread thread) {
    try {
      thread.join(Duration.ofSeconds(5));
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public synchronized boolean isRunning() {
    return starter != null;
  }
}

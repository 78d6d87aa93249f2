package io.benchtable.jobs.queue;

import io.grpc.StatusRuntimeException;
import io.temporal.client.WorkflowClient;
import io.temporal.worker.WorkerFactory;
import io.temporal.worker.WorkerOptions;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Polls the task queues as soon as the tables and Temporal are there, which may be after our own
 * start; stops what runs when the process ends.
 */
@Component
class WorkerQueues implements SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(WorkerQueues.class);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

  private final WorkflowClient client;
  private final Workshop workshop;
  private final ItemsClient items;
  private final WorkerSettings settings;
  private final WorkerId id;
  private final String jobKey;
  private final ScheduledExecutorService heartbeats =
      Executors.newScheduledThreadPool(
          2, Thread.ofPlatform().daemon().name("activity-heartbeats").factory());
  private volatile @Nullable Thread starting;
  private volatile @Nullable WorkerFactory factory;
  private volatile String state = "not started";

  WorkerQueues(
      WorkflowClient client,
      Workshop workshop,
      ItemsClient items,
      WorkerSettings settings,
      WorkerId id,
      @Value("${benchtable.access.job-key:}") String jobKey) {
    this.client = client;
    this.workshop = workshop;
    this.items = items;
    this.settings = settings;
    this.id = id;
    this.jobKey = jobKey;
  }

  @Override
  public void start() {
    if (jobKey.isEmpty()) {
      LOG.warn("benchtable.access.job-key is not set: every request will be refused");
    }
    starting = Thread.ofPlatform().daemon().name("worker-start").start(this::startWhenPossible);
  }

  private void startWhenPossible() {
    var pause = Duration.ofMillis(100);
    while (!Thread.currentThread().isInterrupted()) {
      try {
        items.ensureTables();
        poll();
        state = "polling";
        LOG.info("Worker {} serves the job queues {}", id.value(), settings.queues());
        return;
      } catch (SdkException | StatusRuntimeException notYet) {
        state = "waiting: " + notYet.getMessage();
        pause =
            pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0
                ? pause.multipliedBy(2)
                : LONGEST_PAUSE;
        pause(pause);
      }
    }
  }

  private static void pause(Duration pause) {
    try {
      TimeUnit.MILLISECONDS.sleep(pause.toMillis());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void poll() {
    var created = WorkerFactory.newInstance(client);
    var activities = new SignedActivities(jobKey, workshop, heartbeats);
    var options =
        WorkerOptions.newBuilder()
            .setMaxHeartbeatThrottleInterval(Duration.ofSeconds(1))
            .setDefaultHeartbeatThrottleInterval(Duration.ofSeconds(1))
            .setDefaultDeadlockDetectionTimeout(5000)
            .setDisableEagerExecution(false)
            .build();
    for (var queue : settings.queues()) {
      created
          .newWorker(TaskQueues.shared(queue), options)
          .registerActivitiesImplementations(activities);
      created
          .newWorker(TaskQueues.own(queue, id.value()), options)
          .registerActivitiesImplementations(activities);
    }
    try {
      created.start();
      factory = created;
    } finally {
      if (factory == null) {
        created.shutdownNow();
      }
    }
  }

  /** Running steps are stopped and noted as interrupted; Temporal has them repeated later. */
  @Override
  public void stop() {
    var thread = starting;
    if (thread != null) {
      end(thread);
    }
    var running = factory;
    if (running != null) {
      running.shutdownNow();
      running.awaitTermination(settings.grace().toMillis() + 2000, TimeUnit.MILLISECONDS);
    }
    factory = null;
    starting = null;
    state = "stopped";
  }

  /** Else it might begin to poll when we have stopped. */
  private void end(Thread start) {
    start.interrupt();
    try {
      start.join(settings.grace().plusSeconds(2));
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public boolean isRunning() {
    return starting != null;
  }

  boolean isPolling() {
    return factory != null;
  }

  String state() {
    return state;
  }
}

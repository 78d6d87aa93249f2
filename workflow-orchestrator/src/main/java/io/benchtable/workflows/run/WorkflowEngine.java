package io.benchtable.workflows.run;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.temporal.api.workflowservice.v1.GetSystemInfoRequest;
import io.temporal.client.WorkflowClient;
import io.temporal.worker.WorkerFactory;
import io.temporal.worker.WorkerOptions;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Runs the module's workflows on Temporal. It starts in the background and keeps trying, since
 * Temporal may start later than this service.
 */
public final class WorkflowEngine implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(WorkflowEngine.class);
  private static final long DEADLOCK_DETECTION_MILLIS = 5_000;
  private static final long STOP_SECONDS = 5;
  private static final long ANSWER_SECONDS = 2;

  private final WorkflowClient client;
  private final List<WorkflowRegistration> registrations;
  private volatile @Nullable Thread thread;
  private volatile @Nullable WorkerFactory factory;

  WorkflowEngine(WorkflowClient client, List<WorkflowRegistration> registrations) {
    this.client = client;
    this.registrations = List.copyOf(registrations);
  }

  /** Whether the worker takes tasks. */
  public boolean isReady() {
    return factory != null;
  }

  /** Whether Temporal answers now; asks for the least that it can say. */
  boolean isAnswered() {
    try {
      client
          .getWorkflowServiceStubs()
          .blockingStub()
          .withDeadlineAfter(ANSWER_SECONDS, TimeUnit.SECONDS)
          .getSystemInfo(GetSystemInfoRequest.getDefaultInstance());
      return true;
    } catch (StatusRuntimeException e) {
      return e.getStatus().getCode() == Status.Code.UNIMPLEMENTED; // that is an answer too
    }
  }

  /** How every worker of this module's workflows is set up, in tests too. */
  public static WorkerOptions options() {
    return WorkerOptions.newBuilder()
        .setDefaultDeadlockDetectionTimeout(DEADLOCK_DETECTION_MILLIS)
        .setDisableEagerExecution(false)
        .setMaxConcurrentLocalActivityExecutionSize(64)
        .build();
  }

  @Override
  public void start() {
    var connecting = Thread.ofPlatform().name("workflow-engine").daemon().unstarted(this::connect);
    thread = connecting; // before it runs, since it goes on only while it is there
    connecting.start();
  }

  @Override
  public void stop() {
    var connecting = thread;
    thread = null;
    if (connecting != null) {
      connecting.interrupt();
    }
    var running = factory;
    factory = null;
    if (running != null) {
      running.shutdownNow();
      running.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS);
    }
  }

  @Override
  public boolean isRunning() {
    return thread != null;
  }

  private void connect() {
    long waitMillis = 100;
    try {
      while (thread != null) {
        try {
          factory = begin();
          return;
        } catch (RuntimeException e) {
          // The outermost loop: whatever it is, Temporal may answer later.
          log.info("Temporal is not ready, trying again in {} ms: {}", waitMillis, e.toString());
        }
        Thread.sleep(waitMillis);
        waitMillis = Math.min(2 * waitMillis, 5_000);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private WorkerFactory begin() {
    var next = WorkerFactory.newInstance(client);
    var worker = next.newWorker(WorkflowRegistration.TASK_QUEUE, options());
    registrations.forEach(registration -> registration.register(worker));
    boolean started = false;
    try {
      next.start();
      started = true;
      return next;
    } finally {
      if (!started) {
        next.shutdownNow();
      }
    }
  }
}

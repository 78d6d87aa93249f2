package io.benchtable.benchmarks.loop;

import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowOptions;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import io.temporal.worker.Worker;
import io.temporal.worker.WorkerFactory;
import java.time.Duration;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/** What Temporal takes by itself, without anything of ours, through the same proxy. */
final class Floor implements AutoCloseable {

  private static final String QUEUE = "floor";

  private final WorkflowServiceStubs stubs;
  private final WorkflowClient client;
  private final WorkerFactory workers;
  private final TemporalTap tap;

  Floor(String address, TemporalTap tap) {
    this.tap = tap;
    stubs =
        WorkflowServiceStubs.newServiceStubs(
            WorkflowServiceStubsOptions.newBuilder().setTarget(address).build());
    client = WorkflowClient.newInstance(stubs);
    workers = WorkerFactory.newInstance(client);
    Worker worker = workers.newWorker(QUEUE);
    worker.registerWorkflowImplementationTypes(EmptyWorkflowImpl.class);
    worker.registerActivitiesImplementations((EmptyActivity) () -> {});
    workers.start();
  }

  private EmptyWorkflow workflow(String id) {
    return client.newWorkflowStub(
        EmptyWorkflow.class,
        WorkflowOptions.newBuilder()
            .setWorkflowId(id)
            .setTaskQueue(QUEUE)
            .setWorkflowRunTimeout(Duration.ofMinutes(10))
            .setDisableEagerExecution(true)
            .build());
  }

  /** From the call that starts an empty workflow to its first task, at a fixed rate. */
  Spread starts(int phase, Schedule schedule) {
    Map<String, Long> called = new ConcurrentHashMap<>();
    Queue<Long> nanos = new ConcurrentLinkedQueue<>();
    schedule.run(
        (number, _) -> {
          String mark = "mark-floor-" + phase + "-" + number + "-end";
          called.put(mark, System.nanoTime());
          WorkflowClient.start(workflow(mark)::run, 0);
        });
    Waiting.until(
        Duration.ofSeconds(30),
        () -> called.keySet().stream().allMatch(mark -> tap.firstTask(mark).isPresent()));
    called.forEach((mark, at) -> tap.firstTask(mark).ifPresent(task -> nanos.add(task - at)));
    return Spread.ofNanos(nanos);
  }

  /** What an empty activity adds to its workflow, in milliseconds, over so many in a row. */
  double hop(String name, int activities) {
    long begin = System.nanoTime();
    workflow("hops-" + name).run(activities);
    return (System.nanoTime() - begin) / 1e6 / activities;
  }

  @Override
  public void close() {
    workers.shutdownNow();
    stubs.shutdownNow();
  }
}

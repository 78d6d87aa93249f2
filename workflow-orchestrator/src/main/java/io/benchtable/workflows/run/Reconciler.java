package io.benchtable.workflows.run;

import io.benchtable.workflows.item.ItemQuery;
import io.benchtable.workflows.item.Items;
import io.benchtable.workflows.item.WorkflowTables;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Starts the workflow of every benchmark that the tables show as unfinished: at the start, when a
 * Temporal server in memory has forgotten them, and from time to time. A workflow that Temporal
 * knows is not started twice.
 */
final class Reconciler implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(Reconciler.class);
  private static final Duration ON_FAILURE = Duration.ofSeconds(1);

  private final Items items;
  private final BenchmarkWorkflows workflows;
  private final WorkflowTables tables;
  private final WorkflowEngine engine;
  private final Duration period;
  private volatile @Nullable Thread thread;

  Reconciler(
      Items items,
      BenchmarkWorkflows workflows,
      WorkflowTables tables,
      WorkflowEngine engine,
      Duration period) {
    this.items = items;
    this.workflows = workflows;
    this.tables = tables;
    this.engine = engine;
    this.period = period;
  }

  @Override
  public void start() {
    thread = Thread.ofVirtual().name("benchmark-reconciler").start(this::run);
  }

  @Override
  public void stop() {
    var running = thread;
    thread = null;
    if (running != null) {
      running.interrupt();
    }
  }

  @Override
  public boolean isRunning() {
    return thread != null;
  }

  private void run() {
    try {
      while (!tables.await(period) || !engine.isReady()) {
        Thread.sleep(Duration.ofMillis(100));
      }
      while (true) {
        Thread.sleep(reconcileOnce() ? period : ON_FAILURE);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean reconcileOnce() {
    try {
      reconcile(items, workflows);
      return true;
    } catch (RuntimeException e) {
      // The outermost loop: tables or Temporal may answer later.
      log.info("Unfinished benchmarks could not be looked at, trying again: {}", e.toString());
      return false;
    }
  }

  /** Starts what is unfinished; how many benchmarks run now. */
  static int reconcile(Items items, BenchmarkWorkflows workflows) {
    int count = 0;
    Map<String, Object> next = Map.of();
    do {
      var page =
          items.query(
              ItemQuery.of(BenchmarkTables.BENCHMARKS.name(), "open", "open")
                  .through(BenchmarkTables.OPEN_INDEX)
                  .limit(100)
                  .after(next));
      for (Map<String, @Nullable Object> item : page.items()) {
        var id = String.valueOf(item.get("benchmarkId"));
        count += start(workflows, id, Math.max(1, BenchmarkItems.attempt(item))) ? 1 : 0;
      }
      next = page.next();
    } while (!next.isEmpty());
    return count;
  }

  /** One that cannot be started holds up no others. */
  private static boolean start(BenchmarkWorkflows workflows, String benchmarkId, int attempt) {
    try {
      workflows.start(benchmarkId, attempt);
      return true;
    } catch (RuntimeException failure) {
      if (TemporalFailures.isUnavailable(failure)) {
        throw failure;
      }
      log.warn("Benchmark {} could not be started: {}", benchmarkId, failure.toString());
      return false;
    }
  }
}

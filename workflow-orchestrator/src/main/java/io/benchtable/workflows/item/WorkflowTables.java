package io.benchtable.workflows.item;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Makes sure in the background that the module's tables are there: the tables' own service may
 * start later than this one.
 */
public final class WorkflowTables implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(WorkflowTables.class);

  private final Items items;
  private final List<TableDefinition> definitions;
  private final CountDownLatch ready = new CountDownLatch(1);
  private volatile @Nullable Thread thread;

  WorkflowTables(Items items, List<TableDefinition> definitions) {
    this.items = items;
    this.definitions = List.copyOf(definitions);
  }

  /** Whether every table is there. */
  public boolean isReady() {
    return ready.getCount() == 0;
  }

  /** Waits for every table; whether they are there. */
  public boolean await(Duration longest) throws InterruptedException {
    return ready.await(longest.toMillis(), TimeUnit.MILLISECONDS);
  }

  @Override
  public void start() {
    thread = Thread.ofVirtual().name("workflow-tables").start(this::ensure);
  }

  @Override
  public void stop() {
    var running = thread;
    if (running != null) {
      running.interrupt();
      thread = null;
    }
  }

  @Override
  public boolean isRunning() {
    return thread != null;
  }

  private void ensure() {
    long waitMillis = 100;
    try {
      while (true) {
        try {
          definitions.forEach(items::ensure);
          ready.countDown();
          return;
        } catch (ItemsUnavailableException | ItemsRefusedException e) {
          log.info(
              "The tables are not ready, trying again in {} ms: {}", waitMillis, e.getMessage());
        }
        Thread.sleep(waitMillis);
        waitMillis = Math.min(2 * waitMillis, 1_000);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}

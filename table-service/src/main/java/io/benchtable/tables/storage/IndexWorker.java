package io.benchtable.tables.storage;

import io.benchtable.tables.catalogue.IndexSteps;
import io.benchtable.tables.catalogue.IndexesChanged;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.EventListener;

/**
 * Looks for indexes that are to be made or removed, and for tables to be dropped, as long as the
 * service runs.
 */
final class IndexWorker implements SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(IndexWorker.class);

  /** What this instance is asked for wakes it; this is for what others leave. */
  private static final Duration PAUSE = Duration.ofSeconds(5);

  private static final Duration SHORT_PAUSE = Duration.ofMillis(250);
  private static final Duration END = Duration.ofSeconds(5);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);
  private static final int AT_ONCE = 2;

  private final IndexSteps steps;
  private final IndexBuilds builds;
  private final Semaphore wanted = new Semaphore(0);
  private final Set<String> underWay = ConcurrentHashMap.newKeySet();
  private final Map<String, Retry> failed = new ConcurrentHashMap<>();
  private volatile boolean running;
  private @Nullable Thread thread;
  private @Nullable ExecutorService workers;

  IndexWorker(IndexSteps steps, IndexBuilds builds) {
    this.steps = steps;
    this.builds = builds;
  }

  @EventListener
  void on(IndexesChanged changed) {
    wanted.release();
  }

  @Override
  public synchronized void start() {
    running = true;
    ExecutorService started = Executors.newFixedThreadPool(AT_ONCE, Thread.ofVirtual().factory());
    workers = started;
    thread = Thread.ofVirtual().name("indexes").start(() -> run(started));
  }

  private void run(ExecutorService executor) {
    while (running) {
      boolean busy = look(executor);
      try {
        if (wanted.tryAcquire((busy ? SHORT_PAUSE : PAUSE).toMillis(), TimeUnit.MILLISECONDS)) {
          wanted.drainPermits();
        }
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  /** True when there was something to do. */
  private boolean look(ExecutorService executor) {
    try {
      var open = steps.open();
      open.stream()
          .filter(this::isDue)
          .filter(underWay::add)
          .forEach(table -> executor.execute(() -> work(table)));
      steps.dropDeleted();
      return !open.isEmpty();
    } catch (RuntimeException e) {
      if (running) {
        LOG.warn("Looking for indexes to build failed and is tried again: {}", e.toString());
      }
      return false;
    }
  }

  /** Whether what failed may be tried again. */
  private boolean isDue(String table) {
    Retry retry = failed.get(table);
    return retry == null || System.nanoTime() - retry.atNanos() >= 0;
  }

  /** When, and after what pause, something is tried again. */
  private record Retry(long atNanos, Duration pause) {

    static Retry after(Duration pause) {
      return new Retry(System.nanoTime() + pause.toNanos(), pause);
    }

    /** Each pause is twice as long as the one before. */
    static Retry again(Retry before, Retry first) {
      Duration twice = before.pause().multipliedBy(2);
      return after(twice.compareTo(LONGEST_PAUSE) < 0 ? twice : LONGEST_PAUSE);
    }
  }

  private void work(String table) {
    try {
      builds.work(table, () -> running);
      failed.remove(table);
    } catch (RuntimeException e) {
      failed.merge(table, Retry.after(SHORT_PAUSE), Retry::again);
      if (running && Passing.is(e)) {
        LOG.info("The indexes of {} are gone on with in a moment: {}", table, e.toString());
      } else if (running) {
        LOG.warn("Building the indexes of {} failed and is tried again", table, e);
      }
    } finally {
      underWay.remove(table);
    }
  }

  @Override
  public synchronized void stop() {
    running = false;
    if (thread != null) {
      thread.interrupt();
      thread = null;
    }
    if (workers != null) {
      workers.shutdown();
      try {
        if (!workers.awaitTermination(END.toMillis(), TimeUnit.MILLISECONDS)) {
          LOG.warn(
              "Left unfinished, to be gone on with at the next start: indexes of {}.", underWay);
          workers.shutdownNow();
        }
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
      }
      workers = null;
    }
  }

  @Override
  public boolean isRunning() {
    return running;
  }
}

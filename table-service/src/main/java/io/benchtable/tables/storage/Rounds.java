package io.benchtable.tables.storage;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Work that is looked after from time to time, when it is woken, and at once while there is more.
 */
public final class Rounds implements SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(Rounds.class);

  private final String name;
  private final Duration interval;
  private final BooleanSupplier round;
  private final Semaphore wakings = new Semaphore(0);
  private volatile @Nullable Thread thread;

  /**
   * Starts nothing yet.
   *
   * @param round whether there is more to do
   */
  public Rounds(String name, Duration interval, BooleanSupplier round) {
    this.name = name;
    this.interval = interval;
    this.round = round;
  }

  /** Has a round begin soon. */
  public void wake() {
    wakings.release();
  }

  @Override
  public void start() {
    thread = Thread.ofVirtual().name(name).start(this::run);
  }

  @Override
  public void stop() {
    Thread running = thread;
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
      while (!Thread.currentThread().isInterrupted()) {
        if (!hasMore()) {
          wakings.tryAcquire(interval.toNanos(), TimeUnit.NANOSECONDS);
          wakings.drainPermits();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean hasMore() {
    try {
      return round.getAsBoolean();
    } catch (RuntimeException e) {
      // The outermost loop: the database may answer later.
      if (isRunning()) {
        LOG.warn("A round of {} is tried again later", name, e);
      }
      return false;
    }
  }
}

package io.benchtable.jobs.queue;

import io.benchtable.jobs.job.Items;
import io.benchtable.jobs.job.ItemsRefused;
import io.benchtable.jobs.job.ItemsUnavailable;
import io.benchtable.jobs.run.Heartbeat;
import io.benchtable.jobs.run.NoLongerWanted;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Shows on a benchmark's item what its preparation is at, every few seconds once it has taken one;
 * where that fails, it goes on all the same.
 */
final class ShownPreparing implements Heartbeat, AutoCloseable {

  private static final long SECOND = 1_000_000_000;

  private final Items items;
  private final String benchmarkId;
  private final Heartbeat heartbeat;
  private final LongSupplier nanoTime;
  private @Nullable String shown;
  private long next;

  ShownPreparing(Items items, String benchmarkId, Heartbeat heartbeat, LongSupplier nanoTime) {
    this.items = items;
    this.benchmarkId = benchmarkId;
    this.heartbeat = heartbeat;
    this.nanoTime = nanoTime;
    this.next = nanoTime.getAsLong() + SECOND;
  }

  @Override
  public void beat(String progress) throws NoLongerWanted {
    heartbeat.beat(progress);
    if (!progress.equals(shown) && nanoTime.getAsLong() - next >= 0) {
      show(progress);
      next = nanoTime.getAsLong() + 3 * SECOND;
    }
  }

  private void show(@Nullable String progress) {
    try {
      items.preparing(benchmarkId, progress);
      shown = progress;
    } catch (ItemsUnavailable | ItemsRefused unshown) {
      // Shown with what comes next.
    }
  }

  @Override
  public void close() {
    if (shown != null) {
      show(null);
    }
  }
}

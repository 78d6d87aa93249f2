package io.benchtable.workflows.run;

import io.benchtable.workflows.benchmark.Status;
import io.benchtable.workflows.item.ItemsRefusedException;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What follows from a change of an item in {@code benchmarks}. Images are plain values, as {@link
 * io.benchtable.workflows.item.Items} gives them. Every call may be repeated; when it returns, its
 * effect is durable.
 */
public final class BenchmarkChanges {

  private static final Logger log = LoggerFactory.getLogger(BenchmarkChanges.class);

  private final BenchmarkItems items;
  private final BenchmarkWorkflows workflows;

  BenchmarkChanges(BenchmarkItems items, BenchmarkWorkflows workflows) {
    this.items = items;
    this.workflows = workflows;
  }

  /**
   * Starts a benchmark that was put, or put back to WAITING after it had ended; one that was put
   * over is left to the guard.
   *
   * @param oldImage empty for a benchmark that was put
   */
  public void start(
      String benchmarkId,
      Optional<Map<String, @Nullable Object>> oldImage,
      Map<String, @Nullable Object> newImage) {
    if (oldImage.isPresent()) {
      int attempt = BenchmarkItems.attempt(oldImage.get()) + 1;
      if (items.admitRetry(benchmarkId, attempt) || items.isIn(benchmarkId, attempt)) {
        workflows.start(benchmarkId, attempt);
      }
    } else if (BenchmarkItems.attempt(newImage) == 0) {
      // The workflow takes the benchmark on as well; whoever is first.
      workflows.start(benchmarkId, 1);
      items.admit(benchmarkId, newImage);
    } else {
      items.admit(benchmarkId, newImage);
      workflows.start(benchmarkId, 1);
    }
  }

  /**
   * Cancels a benchmark that was deleted, or for which that was asked; after a retry, the attempt
   * that this is to be.
   *
   * @param image the benchmark as it was then
   */
  public void cancel(String benchmarkId, Map<String, @Nullable Object> image) {
    if (!PlatformAttributes.status(image).map(Status::isTerminal).orElse(false)) {
      int next = PlatformAttributes.isRetryAsked(image) ? 1 : 0;
      workflows.cancel(benchmarkId, Math.max(1, BenchmarkItems.attempt(image) + next));
    }
  }

  /** Does what changes ask for that may have been lost; reads all benchmarks. */
  public void recover() {
    items.each(this::recover);
  }

  private void recover(Map<String, @Nullable Object> image) {
    var benchmarkId = String.valueOf(image.get("benchmarkId"));
    try {
      if (BenchmarkItems.attempt(image) == 0) {
        start(benchmarkId, Optional.empty(), image);
      } else if (PlatformAttributes.isRetryAsked(image)) {
        start(benchmarkId, Optional.of(image), image);
      } else if (Boolean.TRUE.equals(image.get("cancelRequested"))) {
        cancel(benchmarkId, image);
      }
    } catch (ItemsRefusedException refused) {
      log.warn("Benchmark {} cannot be taken on: {}", benchmarkId, refused.getMessage());
    }
  }
}

package io.benchtable.workflows.run;

import io.benchtable.workflows.benchmark.Status;
import io.benchtable.workflows.item.ItemsUnavailableException;
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
   * @return whether Temporal was asked, and answered
   */
  public boolean start(
      String benchmarkId,
      Optional<Map<String, @Nullable Object>> oldImage,
      Map<String, @Nullable Object> newImage) {
    if (oldImage.isPresent()) {
      int attempt = BenchmarkItems.attempt(oldImage.get()) + 1;
      return (items.admitRetry(benchmarkId, attempt) || items.isIn(benchmarkId, attempt))
          && startOrRefuse(benchmarkId, attempt);
    } else if (BenchmarkItems.attempt(newImage) == 0
        && BenchmarkIds.problem(benchmarkId).isEmpty()) {
      // The workflow takes the benchmark on as well; whoever is first.
      workflows.start(benchmarkId, 1);
      items.admit(benchmarkId, newImage);
      return true;
    } else {
      return admitAndStart(benchmarkId, newImage);
    }
  }

  private boolean admitAndStart(String benchmarkId, Map<String, @Nullable Object> image) {
    items.admit(benchmarkId, image);
    return startOrRefuse(benchmarkId, 1);
  }

  private boolean startOrRefuse(String benchmarkId, int attempt) {
    var problem = BenchmarkIds.problem(benchmarkId);
    if (problem.isPresent()) {
      items.refuse(benchmarkId, attempt, problem.get());
      return false;
    }
    workflows.start(benchmarkId, attempt);
    return true;
  }

  /**
   * Cancels a benchmark that was deleted, or for which that was asked; after a retry, the attempt
   * that this is to be.
   *
   * @param image the benchmark as it was then
   * @return whether Temporal was asked, and answered
   */
  public boolean cancel(String benchmarkId, Map<String, @Nullable Object> image) {
    if (BenchmarkIds.problem(benchmarkId).isPresent()
        || PlatformAttributes.status(image).map(Status::isTerminal).orElse(false)) {
      return false;
    }
    int next = PlatformAttributes.isRetryAsked(image) ? 1 : 0;
    workflows.cancel(benchmarkId, Math.max(1, BenchmarkItems.attempt(image) + next));
    return true;
  }

  /** Does what changes ask for that may have been lost; reads all benchmarks. */
  public void recover() {
    items.each(this::recover);
  }

  /**
   * A benchmark is taken on first: should it alone not be started, it is left to the reconciler,
   * and holds nobody up.
   */
  private void recover(Map<String, @Nullable Object> image) {
    var benchmarkId = String.valueOf(image.get("benchmarkId"));
    try {
      if (BenchmarkItems.attempt(image) == 0) {
        admitAndStart(benchmarkId, image);
      } else if (PlatformAttributes.isRetryAsked(image)) {
        start(benchmarkId, Optional.of(image), image);
      } else if (Boolean.TRUE.equals(image.get("cancelRequested"))) {
        cancel(benchmarkId, image);
      }
    } catch (ItemsUnavailableException unavailable) {
      throw unavailable;
    } catch (RuntimeException failure) {
      if (TemporalFailures.isUnavailable(failure)) {
        throw failure;
      }
      log.warn(
          "What was asked of benchmark {} cannot be done: {}", benchmarkId, failure.toString());
    }
  }
}

package io.benchtable.costs.engine.reprice;

import io.benchtable.costs.item.AttemptItems;
import io.benchtable.costs.item.CostItems;
import io.benchtable.costs.item.RunItems;
import io.benchtable.costs.item.StoredRun;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.springframework.stereotype.Component;

/**
 * Reads the runs of a benchmark with their usage and cost lines, by key. A run takes three reads,
 * and a benchmark may have thousands of runs: several are read at a time.
 */
@Component
class PastRuns {

  private static final int AT_ONCE = 8;

  private final RunItems runs;
  private final AttemptItems attempts;
  private final CostItems costs;

  PastRuns(RunItems runs, AttemptItems attempts, CostItems costs) {
    this.runs = runs;
    this.attempts = attempts;
    this.costs = costs;
  }

  List<ChargedRun> of(String benchmarkId) {
    List<Callable<ChargedRun>> reads = new ArrayList<>();
    for (StoredRun run : runs.ofBenchmark(benchmarkId)) {
      reads.add(() -> read(run));
    }
    try (ExecutorService readers =
        Executors.newFixedThreadPool(AT_ONCE, Thread.ofVirtual().name("reprice-", 0).factory())) {
      List<ChargedRun> read = new ArrayList<>();
      for (Future<ChargedRun> one : readers.invokeAll(reads)) {
        read.add(one.get());
      }
      return read;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while reading the runs of " + benchmarkId, e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("A run of %s cannot be read".formatted(benchmarkId), e);
    }
  }

  private ChargedRun read(StoredRun run) {
    String runId = run.run().runId();
    return new ChargedRun(run, attempts.of(runId), costs.ofRun(runId));
  }
}

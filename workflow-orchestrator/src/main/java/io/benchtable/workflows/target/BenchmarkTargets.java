package io.benchtable.workflows.target;

import io.benchtable.workflows.event.ChangeEvent;
import io.benchtable.workflows.run.BenchmarkChanges;
import io.benchtable.workflows.run.BenchmarkGuard;
import java.util.Map;

/** Benchmarks as workflows. */
final class BenchmarkTargets implements Benchmarks {

  private final BenchmarkChanges changes;
  private final BenchmarkGuard guard;

  BenchmarkTargets(BenchmarkChanges changes, BenchmarkGuard guard) {
    this.changes = changes;
    this.guard = guard;
  }

  @Override
  public boolean start(String benchmarkId, ChangeEvent event) {
    return changes.start(benchmarkId, event.oldImage(), event.newImage().orElse(Map.of()));
  }

  @Override
  public boolean cancel(String benchmarkId, ChangeEvent event) {
    return changes.cancel(benchmarkId, event.newImage().or(event::oldImage).orElse(Map.of()));
  }

  @Override
  public void recover() {
    changes.recover();
  }

  @Override
  public void guard(String benchmarkId, ChangeEvent event) {
    guard.restore(
        benchmarkId, event.oldImage().orElse(Map.of()), event.newImage().orElse(Map.of()));
  }
}

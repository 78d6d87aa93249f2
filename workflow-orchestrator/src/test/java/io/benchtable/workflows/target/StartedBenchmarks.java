package io.benchtable.workflows.target;

import io.benchtable.workflows.event.ChangeEvent;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Benchmarks that were started, and when. */
final class StartedBenchmarks implements Benchmarks {

  private final Map<String, Long> times = new ConcurrentHashMap<>();

  boolean has(String id) {
    return times.containsKey(id);
  }

  long at(String id) {
    return Optional.ofNullable(times.get(id)).orElse(Long.MAX_VALUE);
  }

  @Override
  public boolean start(String benchmarkId, ChangeEvent event) {
    times.putIfAbsent(benchmarkId, System.nanoTime());
    return true;
  }

  @Override
  public boolean cancel(String benchmarkId, ChangeEvent event) {
    return true;
  }

  @Override
  public void recover() {}

  @Override
  public void guard(String benchmarkId, ChangeEvent event) {}
}

package io.benchtable.benchmarks.loop;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;

/**
 * An open loop: work begins at fixed times, whether or not earlier work is done, so that a stall is
 * seen by everything that it holds up.
 */
record Schedule(int perSecond, int seconds) {

  /** One piece of work. */
  @FunctionalInterface
  interface Work {
    void at(int number, long dueNanos);
  }

  int count() {
    return perSecond * seconds;
  }

  /** Returns when all work is done. */
  void run(Work work) {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      long begin = System.nanoTime() + 50_000_000L;
      for (int i = 0; i < count(); i++) {
        int number = i;
        long due = begin + 1_000_000_000L * i / perSecond;
        for (long wait = due - System.nanoTime(); wait > 0; wait = due - System.nanoTime()) {
          LockSupport.parkNanos(wait);
        }
        threads.execute(() -> work.at(number, due));
      }
    }
  }
}

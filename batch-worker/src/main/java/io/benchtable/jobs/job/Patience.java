package io.benchtable.jobs.job;

import io.benchtable.jobs.run.Heartbeat;
import io.benchtable.jobs.run.NoLongerWanted;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Repeats a write until it succeeds: what has been measured must not be lost for an outage. */
record Patience(Heartbeat heartbeat) {

  private static final Duration LONGEST = Duration.ofMinutes(10);

  void until(Runnable write) {
    var giveUp = System.nanoTime() + LONGEST.toNanos();
    while (true) {
      try {
        write.run();
        return;
      } catch (ItemsUnavailable outage) {
        if (System.nanoTime() > giveUp || Thread.currentThread().isInterrupted()) {
          throw outage;
        }
        beat();
        LockSupport.parkNanos(500_000_000);
      }
    }
  }

  private void beat() {
    try {
      heartbeat.beat("waiting for the tables");
    } catch (NoLongerWanted cancelled) {
      // What was used is noted even if nobody waits for it.
    }
  }
}

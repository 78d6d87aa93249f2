package io.benchtable.jobs.run;

import java.io.IOException;
import java.time.Duration;
import java.util.List;

/**
 * What SETUP runs made for others, until it is removed.
 *
 * @param lock under which nobody measures
 */
record SetUps(RunFolders folders, MeasurementLock lock) {

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  /**
   * Removes a benchmark's: when nobody measures, if that is soon, since its end waits for this.
   *
   * @throws NoLongerWanted when the worker is shutting down; to be repeated
   */
  void remove(String benchmarkId, Heartbeat heartbeat) throws IOException, NoLongerWanted {
    var runs = folders.setUpsOf(benchmarkId);
    if (runs.isEmpty()) {
      return;
    }
    try {
      lock.inTurn("set-up of benchmark " + benchmarkId, soon(heartbeat), () -> removed(runs));
    } catch (NoLongerWanted notSoon) {
      if (Thread.currentThread().isInterrupted()) {
        throw notSoon;
      }
      removed(runs);
    }
  }

  private static int removed(List<RunDirectory> runs) throws IOException {
    for (var run : runs) {
      run.keepOnly(run.rememberedKeep());
    }
    return runs.size();
  }

  private static Heartbeat soon(Heartbeat heartbeat) {
    var deadline = System.nanoTime() + PATIENCE.toNanos();
    return progress -> {
      heartbeat.beat(progress);
      if (System.nanoTime() > deadline) {
        throw new NoLongerWanted("The host is busy");
      }
    };
  }
}

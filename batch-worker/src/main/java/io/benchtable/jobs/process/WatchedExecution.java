package io.benchtable.jobs.process;

import io.benchtable.jobs.run.Heartbeat;
import io.benchtable.jobs.run.NoLongerWanted;
import java.io.IOException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Runs a command on a thread of its own, with regular heartbeats, and cancels it on demand. */
public record WatchedExecution(Execution execution, String name, Heartbeat heartbeat) {

  /** When the thread is interrupted, the command is cancelled and the flag set again. */
  public Outcome run() throws IOException {
    return run(() -> {});
  }

  /**
   * The same when it is permitted.
   *
   * @param permission as of {@link Execution#run(Runnable)}; what it throws is thrown here
   */
  public Outcome run(Runnable permission) throws IOException {
    var task = new FutureTask<>(() -> execution.run(permission));
    Thread.ofPlatform().daemon().name("job " + name).start(task);
    var interrupted = false;
    try {
      while (true) {
        try {
          return task.get(500, TimeUnit.MILLISECONDS);
        } catch (TimeoutException stillRunning) {
          beat();
        } catch (InterruptedException shuttingDown) {
          interrupted = true;
          execution.cancel();
        } catch (ExecutionException failure) {
          if (failure.getCause() instanceof RuntimeException cause) {
            throw cause;
          }
          throw new IOException(
              "Expected to measure " + name + ", but: " + failure.getCause(), failure.getCause());
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private void beat() {
    try {
      heartbeat.beat("running " + name);
    } catch (NoLongerWanted cancelled) {
      execution.cancel();
    }
  }
}

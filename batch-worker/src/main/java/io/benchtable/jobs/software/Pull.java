package io.benchtable.jobs.software;

import io.benchtable.jobs.process.Processes;
import io.benchtable.jobs.run.Heartbeat;
import io.benchtable.jobs.run.NoLongerWanted;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;

/** Gets an image from a registry, which may fail for a moment. */
record Pull(Errand errand, Processes processes) {

  private static final List<Duration> PAUSES =
      List.of(Duration.ofSeconds(1), Duration.ofSeconds(8));

  /** What a registry says again however often it is asked. */
  private static final Pattern FINAL =
      Pattern.compile(
          "(?i)(manifest|name) unknown|denied|unauthorized|forbidden|invalid reference");

  Errand.Result run(Heartbeat heartbeat, String progress) throws IOException, NoLongerWanted {
    var result = errand.run(processes, heartbeat, progress);
    for (var pause : PAUSES) {
      if (result.succeeded() || FINAL.matcher(result.errors()).find()) {
        return result;
      }
      pause(pause, heartbeat, progress + " again, after: " + result.said());
      result = errand.run(processes, heartbeat, progress);
    }
    return result;
  }

  private static void pause(Duration pause, Heartbeat heartbeat, String progress)
      throws NoLongerWanted {
    try {
      for (var half = 0; half < pause.toMillis() / 500; half++) {
        heartbeat.beat(progress);
        Thread.sleep(500);
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw NoLongerWanted.shuttingDown();
    }
  }
}

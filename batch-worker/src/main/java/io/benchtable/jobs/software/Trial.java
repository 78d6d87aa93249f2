package io.benchtable.jobs.software;

import io.benchtable.jobs.process.Command;
import io.benchtable.jobs.process.Exit;
import io.benchtable.jobs.process.Printed;
import io.benchtable.jobs.process.Processes;
import io.benchtable.jobs.process.WatchedExecution;
import io.benchtable.jobs.run.Heartbeat;
import io.benchtable.jobs.run.NoLongerWanted;
import io.benchtable.jobs.software.Engine.Lodging;
import io.benchtable.jobs.software.Remembered.InContainer;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A command that does nothing, run as steps are: mounts, limits, the network and the words between
 * us and the inside are better known before anything is measured.
 *
 * @param longest from being told to begin to the end
 */
record Trial(Lodging lodging, InContainer image, Folders folders, Duration longest) {

  private static final int LAST_WORDS = 4096;

  /**
   * @throws IOException if steps cannot run so, with the reason
   */
  void run(Processes processes, Heartbeat heartbeat) throws IOException, NoLongerWanted {
    try (lodging) {
      lodging.check();
      var name = "trying " + image.image();
      var output = new Printed(LAST_WORDS);
      var errors = new Printed(LAST_WORDS);
      var execution = processes.prepare(command(name), output, errors, heartbeat);
      var outcome = new WatchedExecution(execution, name, heartbeat).run();
      switch (outcome.ending()) {
        case CANCELLED -> throw NoLongerWanted.during(name);
        case TIMED_OUT ->
            throw new IOException(
                "a command in it does not hear that it may begin; is the engine on this host?");
        case OUT_OF_MEMORY, HOST_OUT_OF_MEMORY ->
            throw new IOException("a command that does nothing runs out of memory");
        case DISK_FULL -> throw new IOException("the disk is full");
        case ITSELF -> {
          if (!outcome.exit().equals(new Exit.Status(0))) {
            throw new IOException(
                outcome.exit() + " of a command that does nothing: " + errors.text());
          }
        }
      }
    }
  }

  private Command command(String name) {
    return new Command(
        name,
        List.of("sh", "-c", ":"),
        Map.of(),
        folders.work(),
        Optional.empty(),
        Optional.empty(),
        folders.memoryMiB() > 0 ? OptionalLong.of(folders.memoryMiB() << 20) : OptionalLong.empty(),
        longest,
        Optional.of(lodging));
  }
}

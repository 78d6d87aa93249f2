package io.benchtable.jobs.process;

import java.io.IOException;
import java.nio.file.Path;

/** A process of ours with one command, for tests that kill it. */
final class LonelyWorker {

  private LonelyWorker() {}

  /** Arguments: data directory, whether to use cgroups, and the command. */
  public static void main(String[] arguments) throws IOException {
    var command = java.util.Arrays.copyOfRange(arguments, 2, arguments.length);
    try (var sandbox = new Sandbox(Path.of(arguments[0]), Boolean.parseBoolean(arguments[1]))) {
      System.out.println(sandbox.processes.isolation());
      var outcome = sandbox.run(command);
      System.out.println(outcome.exit());
      System.out.println(outcome.ending());
      System.out.println(outcome.usage().peakMemoryBytes().orElseThrow());
      System.out.println(java.util.Objects.requireNonNull(outcome.usage().cpu()).total());
      System.out.println(outcome.leftBehind());
    }
  }
}

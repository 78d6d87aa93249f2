package io.benchtable.jobs.process;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** A process of ours with one command, for tests that kill it. */
final class LonelyWorker {

  private LonelyWorker() {}

  /**
   * Arguments: data directory, whether to use cgroups, perhaps with a program that makes namespaces
   * behind a comma, and the command.
   */
  public static void main(String[] arguments) throws IOException {
    var command = java.util.Arrays.copyOfRange(arguments, 2, arguments.length);
    var use = List.of(arguments[1].split(","));
    var walls = use.subList(1, use.size());
    var cgroups = Boolean.parseBoolean(use.getFirst());
    try (var sandbox = new Sandbox(Path.of(arguments[0]), cgroups, 0, walls)) {
      System.out.println(sandbox.processes.isolation());
      var outcome = sandbox.run(command);
      System.out.println(outcome.exit());
      System.out.println(outcome.ending());
      System.out.println(outcome.usage().peakMemoryBytes().orElseThrow());
      System.out.println(java.util.Objects.requireNonNull(outcome.usage().cpu()).total());
      System.out.println(outcome.leftBehind());
      System.out.println(outcome.isolation().namespaces() + " by " + outcome.isolation().by());
      System.out.println(sandbox.printed());
    }
  }
}

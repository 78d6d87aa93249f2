package io.benchtable.standalone;

import io.benchtable.standalone.command.Commands;
import io.benchtable.standalone.terminal.Terminal;
import org.springframework.boot.logging.LoggingSystem;

/** The command line. */
public final class Benchtable {

  private Benchtable() {}

  static void main(String[] arguments) {
    // Loading a class pins a virtual thread to its carrier; with as few carriers as a small machine
    // has processors, all may wait for one that cannot run.
    System.setProperty("jdk.virtualThreadScheduler.parallelism", "16");
    // Logs go to a file once an instance has one; until then nothing may speak but the command.
    LoggingSystem.get(Benchtable.class.getClassLoader()).beforeInitialize();
    System.exit(Commands.on(Terminal.ofProcess()).execute(arguments));
  }
}

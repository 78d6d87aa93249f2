package io.benchtable.standalone.command;

import io.benchtable.jobs.process.StepScript;
import io.benchtable.standalone.client.Analyzer;
import io.benchtable.standalone.client.Tables;
import io.benchtable.standalone.instance.Credentials;
import io.benchtable.standalone.instance.RunningInstance;
import io.benchtable.standalone.terminal.Terminal;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which data directory a command is about, and in which form it answers. */
class DataOptions {

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Data directory of the instance (default: BENCHTABLE_DATA, else data).")
  @Nullable Path named;

  @Option(names = "--json", description = "Print JSON.")
  boolean json;

  final Map<String, String> environment;

  DataOptions() {
    this(System.getenv());
  }

  DataOptions(Map<String, String> environment) {
    this.environment = environment;
  }

  /** Says where to look next, on standard error: the other holds what programs read. */
  final void next(Terminal terminal, String command) {
    terminal.err().println("Next: ./benchtable " + command + place());
  }

  /** By which options the next command finds the same instance. */
  String place() {
    return named == null ? "" : " --data " + word(named.toString());
  }

  /** As a shell takes it for one word. */
  private static String word(String text) {
    return text.matches("[A-Za-z0-9._/@:+-]+") ? text : StepScript.quote(text);
  }

  /** The data directory. */
  Path data() {
    return named != null ? named : Path.of(environment.getOrDefault("BENCHTABLE_DATA", "data"));
  }

  /**
   * The tables of the instance that runs on the data directory, whatever else is set.
   *
   * @throws NotRunning if there is none
   */
  Tables ownTables() {
    return new Tables(running().address(), Credentials.read(data()).token());
  }

  /** The cost analyzer of the data directory's own instance. */
  Analyzer ownAnalyzer() {
    return new Analyzer(running().address(), Credentials.read(data()).token());
  }

  /**
   * The instance that runs on the data directory.
   *
   * @throws NotRunning if there is none
   */
  RunningInstance running() {
    return RunningInstance.find(data())
        .orElseThrow(
            () ->
                new NotRunning(
                    "No instance runs on "
                        + data().toAbsolutePath().normalize()
                        + ": start one with ./benchtable up, or name another directory with"
                        + " --data."));
  }
}

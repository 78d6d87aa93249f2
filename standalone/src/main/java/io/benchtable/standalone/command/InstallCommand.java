package io.benchtable.standalone.command;

import io.benchtable.jobs.run.FileTrees;
import io.benchtable.standalone.client.Tables;
import io.benchtable.standalone.engine.TemporalProgram;
import io.benchtable.standalone.terminal.Terminal;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "install",
    description = {
      "Build a Temporal server from its Go sources into the user's cache folder, so that running"
          + " workflows survive a restart. Needs Go 1.26 or newer; takes some minutes once."
    },
    footer = {"", "Example:", "  benchtable install temporal"})
final class InstallCommand implements Callable<Integer> {

  /** What can be installed. */
  enum What {
    temporal
  }

  @Parameters(paramLabel = "WHAT", description = "What to install: ${COMPLETION-CANDIDATES}.")
  What what = What.temporal;

  @Option(names = "--json", description = "Print JSON.")
  boolean json;

  private final Terminal terminal;

  InstallCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws InterruptedException {
    Path target = TemporalProgram.installed();
    if (Files.isExecutable(target)) {
      say("Installed already: ", target);
      return ExitCodes.DONE;
    }
    try {
      Files.createDirectories(target.getParent());
      Path building = Files.createTempDirectory(target.getParent(), "building");
      try {
        int status = build(building);
        Path built = building.resolve("server");
        if (status != 0 || !Files.exists(built)) {
          terminal
              .err()
              .println("go install ended with status " + status + "; nothing was installed.");
          return ExitCodes.FAILED;
        }
        Files.move(built, target, StandardCopyOption.ATOMIC_MOVE);
      } finally {
        FileTrees.delete(building);
      }
      say("Installed ", target);
      return ExitCodes.DONE;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void say(String words, Path target) {
    if (json) {
      Printing.json(terminal, Tables.JSON.createObjectNode().put("installed", target.toString()));
    } else {
      terminal.out().println(words + target);
    }
  }

  private int build(Path folder) throws InterruptedException {
    String module = "go.temporal.io/server/cmd/server@v" + TemporalProgram.RELEASE;
    terminal.err().println("Building " + module + "; this takes some minutes …");
    ProcessBuilder go =
        new ProcessBuilder("go", "install", "-v", "-ldflags=-s -w", module)
            .directory(folder.toFile())
            .redirectErrorStream(true);
    go.environment().put("GOBIN", folder.toString());
    try {
      Process process = go.start();
      int lines = 0;
      try (BufferedReader said =
          new BufferedReader(
              new java.io.InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
        for (String line = said.readLine(); line != null; line = said.readLine()) {
          lines++;
          if (terminal.interactive()) {
            terminal.err().print("\r\u001b[2K" + lines + " steps: " + shortened(line));
            terminal.err().flush();
          } else if (lines % 200 == 0) {
            terminal.err().println(lines + " steps done");
          }
          if (line.startsWith("go: ") && !line.startsWith("go: downloading")) {
            terminal.err().println(line);
          }
        }
      }
      if (terminal.interactive()) {
        terminal.err().println();
      }
      return process.waitFor();
    } catch (IOException e) {
      terminal
          .err()
          .println(
              "Expected Go on the PATH, but there is no go command: install Go 1.26 or newer, or"
                  + " put a temporal command line on the PATH.");
      return 127;
    }
  }

  private String shortened(String line) {
    int width = Math.max(20, terminal.columns() - 20);
    return line.length() <= width ? line : line.substring(0, width);
  }
}

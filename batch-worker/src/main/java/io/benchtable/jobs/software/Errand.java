package io.benchtable.jobs.software;

import io.benchtable.jobs.process.Command;
import io.benchtable.jobs.process.Exit;
import io.benchtable.jobs.process.Outcome;
import io.benchtable.jobs.process.Printed;
import io.benchtable.jobs.process.Processes;
import io.benchtable.jobs.process.WatchedExecution;
import io.benchtable.jobs.run.Heartbeat;
import io.benchtable.jobs.run.NoLongerWanted;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;

/** A program that is run to find something out or to get something ready; never measured. */
record Errand(List<String> argv, Map<String, String> environment, Duration longest) {

  /** What came of it. */
  record Result(int status, String output, String errors) {

    boolean succeeded() {
      return status == 0;
    }

    /** What a person should read. */
    String said() {
      return SoftwareNotFound.said(errors.isBlank() ? output : errors);
    }
  }

  private static final int ROOM = 1 << 18;
  private static final int TIMED_OUT = 124;
  private static final int SIGNALLED = 128;

  /**
   * Waits for its end, with heartbeats. Whatever it starts ends with it, and with us.
   *
   * @throws NoLongerWanted when nobody waits for it any more, or we are shut down
   */
  Result run(Processes processes, Heartbeat heartbeat, String progress)
      throws IOException, NoLongerWanted {
    var output = new Printed(ROOM);
    var errors = new Printed(ROOM);
    var command =
        new Command(
            progress,
            argv,
            environment,
            Path.of("/"),
            Optional.empty(),
            Optional.empty(),
            OptionalLong.empty(),
            longest);
    var execution = processes.prepare(command, output, errors, heartbeat);
    var outcome = new WatchedExecution(execution, progress, heartbeat).run();
    return switch (outcome.ending()) {
      case CANCELLED -> throw NoLongerWanted.during(progress);
      case TIMED_OUT -> tookTooLong();
      case DISK_FULL -> new Result(SIGNALLED, "", "the disk was full while it ran");
      case OUT_OF_MEMORY, HOST_OUT_OF_MEMORY ->
          new Result(SIGNALLED, "", "the host had too little memory for it");
      case ITSELF -> new Result(status(outcome), output.text(), errors.text());
    };
  }

  private static int status(Outcome outcome) {
    return switch (outcome.exit()) {
      case Exit.Status(int code) -> code;
      case Exit.Signal(int number) -> SIGNALLED + number;
    };
  }

  private Result tookTooLong() {
    return new Result(TIMED_OUT, "", argv + " took longer than " + longest);
  }

  /**
   * Waits for its end whatever happens, and leaves running what it has started: for containers,
   * which are to be there when it has ended, or to be gone whoever waits.
   */
  Result runAnyway() throws IOException {
    var interrupted = Thread.interrupted();
    var files = PrintedFiles.open();
    try {
      var process = start(files);
      var giveUp = System.nanoTime() + longest.toNanos();
      while (System.nanoTime() < giveUp) {
        try {
          if (process.waitFor(giveUp - System.nanoTime(), TimeUnit.NANOSECONDS)) {
            return files.result(process.exitValue());
          }
        } catch (InterruptedException again) {
          interrupted = true;
        }
      }
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
      return tookTooLong();
    } finally {
      files.delete();
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private Process start(PrintedFiles files) throws IOException {
    var builder = new ProcessBuilder(argv);
    builder.environment().clear();
    builder.environment().putAll(environment);
    return builder
        .directory(new File("/"))
        .redirectInput(new File("/dev/null"))
        .redirectOutput(files.output().toFile())
        .redirectError(files.errors().toFile())
        .start();
  }

  /** A pipe would be held open by what a program leaves running, such as a container. */
  private record PrintedFiles(Path output, Path errors) {

    static PrintedFiles open() throws IOException {
      return new PrintedFiles(
          Files.createTempFile("benchtable", ".out"), Files.createTempFile("benchtable", ".err"));
    }

    Result result(int status) throws IOException {
      return new Result(status, text(output), text(errors));
    }

    private static String text(Path file) throws IOException {
      try (var stream = Files.newInputStream(file)) {
        return new String(stream.readNBytes(ROOM), StandardCharsets.UTF_8);
      }
    }

    void delete() throws IOException {
      Files.deleteIfExists(output);
      Files.deleteIfExists(errors);
    }
  }
}

package io.benchtable.jobs.software;

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

  private static final int TIMED_OUT = 124;

  /**
   * Waits for its end, with heartbeats.
   *
   * @throws NoLongerWanted when nobody waits for it any more; then it is ended
   */
  Result run(Heartbeat heartbeat, String progress) throws IOException, NoLongerWanted {
    var printed = Printed.open();
    try {
      var process = start(printed);
      var giveUp = System.nanoTime() + longest.toNanos();
      try {
        while (!process.waitFor(500, TimeUnit.MILLISECONDS)) {
          heartbeat.beat(progress);
          if (System.nanoTime() > giveUp) {
            return new Result(TIMED_OUT, "", argv + " took longer than " + longest);
          }
        }
        return printed.result(process.exitValue());
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
        throw new IOException("Expected " + argv + " to end, but was interrupted", interrupted);
      } finally {
        end(process);
      }
    } finally {
      printed.delete();
    }
  }

  /** Waits for its end whatever happens: for what must be done at the end. */
  Result runAnyway() throws IOException {
    var interrupted = Thread.interrupted();
    var printed = Printed.open();
    try {
      var process = start(printed);
      var giveUp = System.nanoTime() + longest.toNanos();
      while (System.nanoTime() < giveUp) {
        try {
          if (process.waitFor(giveUp - System.nanoTime(), TimeUnit.NANOSECONDS)) {
            return printed.result(process.exitValue());
          }
        } catch (InterruptedException again) {
          interrupted = true;
        }
      }
      end(process);
      return new Result(TIMED_OUT, "", argv + " took longer than " + longest);
    } finally {
      printed.delete();
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private Process start(Printed printed) throws IOException {
    var builder = new ProcessBuilder(argv);
    builder.environment().clear();
    builder.environment().putAll(environment);
    return builder
        .directory(new File("/"))
        .redirectInput(new File("/dev/null"))
        .redirectOutput(printed.output().toFile())
        .redirectError(printed.errors().toFile())
        .start();
  }

  private static void end(Process process) {
    if (process.isAlive()) {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }

  /** In files: a pipe would be held open by what a program leaves running, such as a container. */
  private record Printed(Path output, Path errors) {

    static Printed open() throws IOException {
      return new Printed(
          Files.createTempFile("benchtable", ".out"), Files.createTempFile("benchtable", ".err"));
    }

    Result result(int status) throws IOException {
      return new Result(status, text(output), text(errors));
    }

    private static String text(Path file) throws IOException {
      return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    }

    void delete() throws IOException {
      Files.deleteIfExists(output);
      Files.deleteIfExists(errors);
    }
  }
}

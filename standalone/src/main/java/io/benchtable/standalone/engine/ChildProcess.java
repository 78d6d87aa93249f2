package io.benchtable.standalone.engine;

import io.benchtable.standalone.instance.ProcessMark;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/**
 * A child process whose mark is written to a file, so that whoever starts next on the same
 * directory can stop what an instance that was killed has left behind.
 */
final class ChildProcess implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(3);
  private static final Duration GRACE = Duration.ofSeconds(15);

  private final Process process;
  private final Path record;

  private ChildProcess(Process process, Path record) {
    this.process = process;
    this.record = record;
  }

  static ChildProcess start(List<String> command, Path directory, Path log, Path record) {
    try {
      Process process =
          new ProcessBuilder(inOwnSession(command))
              .directory(directory.toFile())
              .redirectInput(ProcessBuilder.Redirect.from(new java.io.File("/dev/null")))
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
              .start();
      Files.writeString(
          record, ProcessMark.of(process.pid()).map(ProcessMark::text).orElse("") + "\n");
      return new ChildProcess(process, record);
    } catch (IOException e) {
      throw new EngineFailure(command.getFirst() + " could not be started: " + e.getMessage(), e);
    }
  }

  /**
   * The same in a session of its own, where there is setsid(1): Ctrl-C, which a terminal sends to
   * all of its processes, then ends it no sooner than we do.
   */
  private static List<String> inOwnSession(List<String> command) {
    return TemporalProgram.onPath("setsid", System.getenv().getOrDefault("PATH", ""))
        .map(setsid -> Stream.concat(Stream.of(setsid.toString()), command.stream()).toList())
        .orElse(command);
  }

  boolean isAlive() {
    return process.isAlive();
  }

  ProcessHandle handle() {
    return process.toHandle();
  }

  /** Asks the process to end; what it keeps must survive that it is killed when it takes long. */
  @Override
  public void close() {
    process.destroy();
    if (!gone(process.toHandle(), PATIENCE)) {
      kill(process.toHandle());
    }
    try {
      Files.deleteIfExists(record);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Stops the process that {@code record} names, if it still is that process. */
  static void stopLeftBehind(Path record) {
    try {
      if (!Files.exists(record)) {
        return;
      }
      ProcessMark.read(Files.readString(record))
          .flatMap(ProcessMark::process)
          .ifPresent(ChildProcess::kill);
      Files.deleteIfExists(record);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Stops the postmaster of a PostgreSQL data directory, if one still runs. */
  static void stopPostmaster(Path data) {
    Optional<ProcessHandle> postmaster = postmaster(data);
    if (postmaster.isPresent()) {
      signal(postmaster.get(), "INT"); // fast shutdown: sessions end, the database is left clean
      if (!gone(postmaster.get(), GRACE)) {
        signal(postmaster.get(), "QUIT");
        gone(postmaster.get(), GRACE);
      }
    }
  }

  /** The postmaster that runs on a PostgreSQL data directory, as its own arguments say. */
  static Optional<ProcessHandle> postmaster(Path data) {
    try {
      String pid = Files.readString(data.resolve("postmaster.pid")).lines().findFirst().orElse("");
      if (!pid.matches("[1-9]\\d{0,9}")) {
        return Optional.empty(); // it is being written, or is what a full disk has left of it
      }
      List<String> arguments =
          List.of(Files.readString(Path.of("/proc", pid, "cmdline")).split("\0"));
      int directory = arguments.indexOf("-D") + 1;
      return directory > 0
              && directory < arguments.size()
              && arguments.getFirst().endsWith("postgres")
              && arguments.get(directory).equals(data.toString())
          ? ProcessHandle.of(Long.parseLong(pid))
          : Optional.empty();
    } catch (IOException e) {
      return Optional.empty(); // neither is there unless a postmaster is
    }
  }

  private static void kill(ProcessHandle handle) {
    handle.destroyForcibly();
    gone(handle, GRACE);
  }

  private static boolean gone(ProcessHandle handle, Duration limit) {
    try {
      handle.onExit().get(limit.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException e) {
      return false;
    } catch (ExecutionException e) {
      return !handle.isAlive();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static void signal(ProcessHandle process, String name) {
    try {
      new ProcessBuilder("sh", "-c", "kill -" + name + " " + process.pid())
          .inheritIO()
          .start()
          .waitFor();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}

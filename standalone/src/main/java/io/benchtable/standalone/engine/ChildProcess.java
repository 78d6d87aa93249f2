package io.benchtable.standalone.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A child process whose id and start time are written to a file, so that whoever starts next on the
 * same directory can stop what an instance that was killed has left behind.
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
          new ProcessBuilder(command)
              .directory(directory.toFile())
              .redirectInput(ProcessBuilder.Redirect.from(new java.io.File("/dev/null")))
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
              .start();
      Files.writeString(record, process.pid() + " " + started(process.toHandle()) + "\n");
      return new ChildProcess(process, record);
    } catch (IOException e) {
      throw new EngineFailure(command.getFirst() + " could not be started: " + e.getMessage(), e);
    }
  }

  boolean isAlive() {
    return process.isAlive();
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
      String[] words = Files.readString(record).strip().split(" ");
      if (words.length == 2) {
        ProcessHandle.of(Long.parseLong(words[0]))
            .filter(handle -> started(handle).equals(words[1]))
            .ifPresent(ChildProcess::kill);
      }
      Files.deleteIfExists(record);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Stops the postmaster of a PostgreSQL data directory, if one still runs. */
  static void stopPostmaster(Path data) {
    Path pidFile = data.resolve("postmaster.pid");
    try {
      if (!Files.exists(pidFile)) {
        return;
      }
      List<String> lines = Files.readAllLines(pidFile);
      long pid = Long.parseLong(lines.get(0).strip());
      Instant recorded = Instant.ofEpochSecond(Long.parseLong(lines.get(2).strip()));
      Optional<ProcessHandle> postmaster =
          ProcessHandle.of(pid).filter(handle -> startedNear(handle, recorded));
      if (postmaster.isPresent()) {
        signal(pid, "INT"); // fast shutdown: sessions are ended, the database is left clean
        if (!gone(postmaster.get(), GRACE)) {
          signal(pid, "QUIT");
          gone(postmaster.get(), GRACE);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
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

  private static void signal(long pid, String name) throws IOException {
    try {
      new ProcessBuilder("sh", "-c", "kill -" + name + " " + pid).inheritIO().start().waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static boolean startedNear(ProcessHandle handle, Instant recorded) {
    return handle
        .info()
        .startInstant()
        .map(start -> Duration.between(start, recorded).abs().compareTo(Duration.ofMinutes(2)) < 0)
        .orElse(false);
  }

  private static String started(ProcessHandle handle) {
    return handle.info().startInstant().map(Instant::toString).orElse("unknown");
  }
}

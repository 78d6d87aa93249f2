package io.benchtable.jobs.run;

import io.benchtable.jobs.run.RunMessages.CloseRun;
import io.benchtable.jobs.run.RunMessages.ClosedRun;
import io.benchtable.jobs.run.RunMessages.OpenRun;
import io.benchtable.jobs.run.RunMessages.OpenedRun;
import java.io.Closeable;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Opens runs, one at a time on this host, and closes them. */
public final class Runs implements Closeable {

  private final RunFolders folders;
  private final SetUps setUps;
  private final HostTurn turn;
  private final DatasetWatch datasets;
  private final SoftwareOfRuns software;
  private final WaitingRuns waiting;
  private final Set<String> opening = ConcurrentHashMap.newKeySet();
  private final Set<String> closing = ConcurrentHashMap.newKeySet();

  /**
   * @param directory of all runs
   * @param lease how long a run may be silent before its turn is over
   */
  public Runs(
      Path directory,
      MeasurementLock lock,
      DatasetHashes hashes,
      SoftwareOfRuns software,
      WaitingRuns waiting,
      Duration lease) {
    this.folders = new RunFolders(directory);
    this.setUps = new SetUps(folders, lock);
    this.turn = new HostTurn(lock, lease);
    this.datasets = new DatasetWatch(hashes);
    this.software = software;
    this.waiting = waiting;
  }

  /** The run if it is open here; it is in use until {@link RunSession#rest}. */
  public Optional<RunSession> use(String runId) {
    return turn.use(runId);
  }

  public RunDirectory directoryOf(String runId) {
    return folders.of(runId);
  }

  /**
   * Waits for the host and makes the run's directory.
   *
   * @throws NoLongerWanted when the worker is shutting down; to be repeated
   * @throws IllegalStateException if that is under way already; to be repeated
   */
  public OpenedRun open(OpenRun request, Heartbeat heartbeat) throws NoLongerWanted {
    if (!opening.add(request.runId())) {
      throw new IllegalStateException(
          "Expected run " + request.runId() + " not to be opened twice, but it is being opened");
    }
    var began = System.nanoTime();
    try {
      return openOnce(request, heartbeat, began);
    } catch (NoLongerWanted cancelled) {
      checkNotStopped();
      return failed("CANCELLED", "CANCELLED", cancelled.getMessage(), began);
    } catch (IOException failure) {
      checkNotStopped();
      var reason = diskIsFull(folders.root()) ? "DISK_FULL" : "SETUP_FAILED";
      return failed("FAILED", reason, message(failure), began);
    } finally {
      opening.remove(request.runId());
    }
  }

  private static void checkNotStopped() throws NoLongerWanted {
    if (Thread.currentThread().isInterrupted()) {
      throw NoLongerWanted.shuttingDown();
    }
  }

  private OpenedRun openOnce(OpenRun request, Heartbeat heartbeat, long began)
      throws NoLongerWanted, IOException {
    var already = use(request.runId());
    if (already.isPresent()) {
      already.get().rest();
      return ready(0);
    }
    if (directoryOf(request.runId()).started()) {
      return failed("INTERRUPTED", "INTERRUPTED", "The worker was restarted during this run", 0);
    }
    // Before the host is ours: getting an image may take hours.
    var missing = missingSoftware(request, heartbeat);
    if (missing.isPresent()) {
      return failed("FAILED", "SOFTWARE_NOT_FOUND", missing.get(), began);
    }
    turn.await(request.runId(), heartbeat, new Shown(request));
    return openInTurn(request, heartbeat, began);
  }

  private Optional<String> missingSoftware(OpenRun request, Heartbeat heartbeat)
      throws NoLongerWanted, IOException {
    var wanted = request.software();
    return wanted == null || wanted.namesNothing()
        ? Optional.empty()
        : software.missing(request.benchmarkId(), wanted, heartbeat);
  }

  /** What is shown of a run while it waits. */
  private final class Shown implements Consumer<String> {

    private final OpenRun run;
    private String shown = "";

    Shown(OpenRun run) {
      this.run = run;
    }

    @Override
    public void accept(String reason) {
      if (!reason.equals(shown) && waiting.waitingFor(run, reason)) {
        shown = reason;
      }
    }
  }

  private OpenedRun openInTurn(OpenRun request, Heartbeat heartbeat, long began)
      throws NoLongerWanted, IOException {
    var opened = false;
    try {
      var result = openLocked(request, heartbeat, began);
      opened = result.status().equals("READY");
      return result;
    } finally {
      if (!opened) {
        turn.giveUp();
      }
    }
  }

  private OpenedRun openLocked(OpenRun request, Heartbeat heartbeat, long began)
      throws NoLongerWanted, IOException {
    var run = directoryOf(request.runId());
    var dataset = Optional.ofNullable(request.dataset()).orElse(List.of());
    var changed = datasets.changed(dataset, heartbeat);
    if (changed.isPresent()) {
      return failed("FAILED", "DATASET_CHANGED", changed.get(), began);
    }
    folders.make(run, request);
    var linked = linkedFrom(request).map(this::directoryOf).toList();
    turn.begin(new RunSession(request.benchmarkId(), request.runId(), run, dataset, linked));
    return ready(began);
  }

  private static Stream<String> linkedFrom(OpenRun request) {
    return Stream.ofNullable(request.linkedFrom()).flatMap(List::stream);
  }

  /** Names the first dataset file that has changed since the run was opened. */
  public Optional<String> changedDuring(RunSession run) {
    return datasets.changedDuring(run.dataset());
  }

  /**
   * Removes files while nobody else measures: removing a large tree would disturb.
   *
   * @throws IllegalStateException if that is under way already; to be repeated
   */
  public ClosedRun close(CloseRun request) throws IOException {
    if (!closing.add(request.runId())) {
      throw new IllegalStateException(
          "Expected run " + request.runId() + " not to be closed twice, but it is being closed");
    }
    var session = use(request.runId());
    try {
      return folders.close(request);
    } finally {
      session.ifPresent(RunSession::rest);
      turn.end(request.runId());
      closing.remove(request.runId());
    }
  }

  /** Removes what the benchmark's SETUP runs made for others. */
  public void closeBenchmark(String benchmarkId, Heartbeat heartbeat)
      throws IOException, NoLongerWanted {
    turn.endOf(benchmarkId);
    software.forget(benchmarkId);
    setUps.remove(benchmarkId, heartbeat);
  }

  /** Less than a megabyte left. */
  public static boolean diskIsFull(Path path) {
    return freeBytes(path) < 1 << 20;
  }

  /** What is left on the disk of a file or directory that may not be there yet. */
  public static long freeBytes(Path path) {
    var existing = path;
    while (existing != null && !Files.exists(existing)) {
      existing = existing.getParent();
    }
    return existing == null ? Long.MAX_VALUE : existing.toFile().getUsableSpace();
  }

  private static String message(IOException failure) {
    return failure.getClass().getSimpleName() + ": " + failure.getMessage();
  }

  private static OpenedRun ready(long began) {
    var now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    return new OpenedRun("READY", null, null, Times.text(now), waited(began));
  }

  private static OpenedRun failed(
      String status, String reason, @Nullable String message, long began) {
    return new OpenedRun(status, reason, message, null, waited(began));
  }

  private static String waited(long began) {
    var nanos = began == 0 ? 0 : System.nanoTime() - began;
    return BigDecimal.valueOf(nanos, 9).setScale(3, RoundingMode.DOWN).toPlainString();
  }

  @Override
  public void close() throws IOException {
    turn.close();
  }
}

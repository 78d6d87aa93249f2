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
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens runs, one at a time on this host, and closes them. */
public final class Runs implements Closeable {

  private static final Logger LOG = LoggerFactory.getLogger(Runs.class);

  private final Path directory;
  private final MeasurementLock lock;
  private final DatasetHashes hashes;
  private final WaitingRuns waiting;
  private final Duration lease;
  private final ScheduledExecutorService watch =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("run-leases").factory());
  private final Set<String> opening = ConcurrentHashMap.newKeySet();
  private @Nullable RunSession session;

  /**
   * @param directory of all runs
   * @param lease how long a run may be silent before its turn is over
   */
  public Runs(
      Path directory,
      MeasurementLock lock,
      DatasetHashes hashes,
      WaitingRuns waiting,
      Duration lease) {
    this.directory = directory;
    this.lock = lock;
    this.hashes = hashes;
    this.waiting = waiting;
    this.lease = lease;
    var period = Math.max(50, lease.toMillis() / 10);
    watch.scheduleWithFixedDelay(this::endSilent, period, period, TimeUnit.MILLISECONDS);
  }

  /** The run if it is open here; it is in use until {@link RunSession#rest}. */
  public synchronized Optional<RunSession> use(String runId) {
    if (session != null && session.runId().equals(runId)) {
      session.use();
      return Optional.of(session);
    }
    return Optional.empty();
  }

  public RunDirectory directoryOf(String runId) {
    return RunDirectory.of(directory, runId);
  }

  /**
   * Waits for the host and makes the run's directory.
   *
   * @throws IllegalStateException if that is under way already; to be repeated
   */
  public OpenedRun open(OpenRun request, Heartbeat heartbeat) {
    if (!opening.add(request.runId())) {
      throw new IllegalStateException(
          "Expected run " + request.runId() + " not to be opened twice, but it is being opened");
    }
    try {
      return openOnce(request, heartbeat);
    } finally {
      opening.remove(request.runId());
    }
  }

  private OpenedRun openOnce(OpenRun request, Heartbeat heartbeat) {
    var already = use(request.runId());
    if (already.isPresent()) {
      already.get().rest();
      return ready(0);
    }
    var began = System.nanoTime();
    var run = directoryOf(request.runId());
    if (run.started()) {
      return failed("INTERRUPTED", "INTERRUPTED", "The worker was restarted during this run", 0);
    }
    try {
      lock.acquire(holder(request.runId()), heartbeat, text -> waiting.waitingFor(request, text));
    } catch (NoLongerWanted cancelled) {
      return failed("CANCELLED", "CANCELLED", cancelled.getMessage(), began);
    } catch (IOException failure) {
      return failed("FAILED", "SETUP_FAILED", message(failure), began);
    }
    var opened = false;
    try {
      var result = openLocked(request, run, heartbeat, began);
      opened = result.status().equals("READY");
      return result;
    } finally {
      if (!opened) {
        releaseLock();
      }
    }
  }

  private OpenedRun openLocked(OpenRun request, RunDirectory run, Heartbeat heartbeat, long began) {
    var dataset = Optional.ofNullable(request.dataset()).orElse(List.of());
    try {
      var changed = changed(dataset, heartbeat);
      if (changed.isPresent()) {
        return failed("FAILED", "DATASET_CHANGED", changed.get(), began);
      }
      if (run.exists()) {
        FileTrees.delete(run.root());
      }
      run.create(request.kind());
      run.linkDataset(dataset);
      for (var other : Optional.ofNullable(request.linkedFrom()).orElse(List.of())) {
        run.linkOutputsOf(directoryOf(other));
      }
    } catch (NoLongerWanted cancelled) {
      return failed("CANCELLED", "CANCELLED", cancelled.getMessage(), began);
    } catch (IOException failure) {
      var reason = diskIsFull(directory) ? "DISK_FULL" : "SETUP_FAILED";
      return failed("FAILED", reason, message(failure), began);
    }
    synchronized (this) {
      session = new RunSession(request.benchmarkId(), request.runId(), run, dataset);
    }
    if (System.nanoTime() - began > 1_000_000_000L) {
      waiting.noLonger(request);
    }
    return ready(began);
  }

  /** Names the first file whose contents are not the prepared ones. */
  private Optional<String> changed(List<DatasetFile> dataset, Heartbeat heartbeat)
      throws IOException, NoLongerWanted {
    for (var file : dataset) {
      try {
        if (!file.looksUnchanged()
            && !hashes
                .identify(file.name(), Path.of(file.path()), heartbeat)
                .sha256()
                .equals(file.sha256())) {
          return Optional.of(changedMessage(file));
        }
      } catch (NoSuchFileException gone) {
        return Optional.of(changedMessage(file));
      }
    }
    return Optional.empty();
  }

  /** The same after a step, without reading anything: a run has a second for it at most. */
  public Optional<String> changedDuring(RunSession run) {
    for (var file : run.dataset()) {
      try {
        if (!file.looksUnchanged() && !sameContents(file)) {
          return Optional.of(changedMessage(file));
        }
      } catch (IOException gone) {
        return Optional.of(changedMessage(file));
      }
    }
    return Optional.empty();
  }

  private boolean sameContents(DatasetFile file) throws IOException {
    try {
      var now = hashes.identify(file.name(), Path.of(file.path()), progress -> {});
      return now.sha256().equals(file.sha256());
    } catch (NoLongerWanted impossible) {
      return false;
    }
  }

  private static String changedMessage(DatasetFile file) {
    return "Expected dataset file "
        + file.name()
        + " ("
        + file.path()
        + ") to stay as it was when"
        + " the benchmark began, but it changed";
  }

  public ClosedRun close(CloseRun request) throws IOException {
    try {
      return closeFiles(request);
    } finally {
      end(request.runId());
    }
  }

  /** While nobody else measures: removing a large tree would disturb. */
  private ClosedRun closeFiles(CloseRun request) throws IOException {
    var run = directoryOf(request.runId());
    var keep = Optional.ofNullable(request.keep()).orElse(List.of());
    if (!run.exists()) {
      return new ClosedRun(List.of());
    }
    if (run.isSetup()) {
      run.settleOutputs();
      run.rememberKeep(keep);
      return new ClosedRun(run.kept(keep));
    }
    return new ClosedRun(run.keepOnly(keep));
  }

  /** Removes what the benchmark's SETUP runs made for others. */
  public void closeBenchmark(String benchmarkId) throws IOException {
    try {
      removeSetUps(benchmarkId);
    } finally {
      openRunOf(benchmarkId).ifPresent(this::end);
    }
  }

  private void removeSetUps(String benchmarkId) throws IOException {
    if (!Files.isDirectory(directory)) {
      return;
    }
    List<RunDirectory> own;
    try (var entries = Files.list(directory)) {
      own = entries.map(RunDirectory::new).filter(run -> run.isOf(benchmarkId)).toList();
    }
    for (var run : own) {
      if (run.isSetup()) {
        run.keepOnly(run.rememberedKeep());
      }
    }
  }

  private synchronized Optional<String> openRunOf(String benchmarkId) {
    return session != null && session.benchmarkId().equals(benchmarkId)
        ? Optional.of(session.runId())
        : Optional.empty();
  }

  private synchronized void end(String runId) {
    if (session != null && session.runId().equals(runId)) {
      session = null;
      releaseLock();
    }
  }

  /** Whoever drives a run and falls silent shall not hold up everybody else on the host. */
  private synchronized void endSilent() {
    if (session != null && session.idleFor(lease.toNanos())) {
      LOG.warn(
          "Run {} has been silent for {}: the host is free for others", session.runId(), lease);
      end(session.runId());
    }
  }

  private void releaseLock() {
    try {
      lock.release();
    } catch (IOException failure) {
      LOG.warn("The measurement lock could not be given back", failure);
    }
  }

  private static String holder(String runId) {
    return "run %s of user %s, since %s"
        .formatted(
            runId, System.getProperty("user.name"), Instant.now().truncatedTo(ChronoUnit.SECONDS));
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
    watch.shutdownNow();
    lock.close();
  }
}

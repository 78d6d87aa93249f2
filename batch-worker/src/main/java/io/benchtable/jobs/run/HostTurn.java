package io.benchtable.jobs.run;

import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Whose turn it is on this host: the run that holds the measurement lock for this process. */
final class HostTurn implements Closeable {

  private static final Logger LOG = LoggerFactory.getLogger(HostTurn.class);

  private final MeasurementLock lock;
  private final Duration lease;
  private final ScheduledExecutorService watch =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("run-leases").factory());
  private @Nullable RunSession session;

  /**
   * @param lease how long a run may be silent before its turn is over
   */
  HostTurn(MeasurementLock lock, Duration lease) {
    this.lock = lock;
    this.lease = lease;
    var period = Math.max(50, lease.toMillis() / 10);
    watch.scheduleWithFixedDelay(this::endSilent, period, period, TimeUnit.MILLISECONDS);
  }

  /** Waits for its turn, which {@link #begin} takes or {@link #giveUp} passes on. */
  void await(String runId, Heartbeat heartbeat, Consumer<String> waiting)
      throws IOException, NoLongerWanted {
    lock.acquire(holder(runId), heartbeat, waiting);
  }

  synchronized void begin(RunSession run) {
    session = run;
  }

  void giveUp() {
    try {
      lock.release();
    } catch (IOException failure) {
      LOG.warn("The measurement lock could not be given back", failure);
    }
  }

  /** The run if it is its turn; it is in use until {@link RunSession#rest}. */
  synchronized Optional<RunSession> use(String runId) {
    if (session != null && session.runId().equals(runId)) {
      session.use();
      return Optional.of(session);
    }
    return Optional.empty();
  }

  synchronized void end(String runId) {
    if (session != null && session.runId().equals(runId)) {
      session = null;
      giveUp();
    }
  }

  synchronized void endOf(String benchmarkId) {
    if (session != null && session.benchmarkId().equals(benchmarkId)) {
      end(session.runId());
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

  private static String holder(String runId) {
    return "run %s of user %s, since %s"
        .formatted(
            runId, System.getProperty("user.name"), Instant.now().truncatedTo(ChronoUnit.SECONDS));
  }

  @Override
  public void close() throws IOException {
    watch.shutdownNow();
    lock.close();
  }
}

package io.benchtable.streams.publication;

import io.benchtable.streams.epoch.Reason;
import io.benchtable.streams.wal.Database;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Publishes for as long as the service runs: after each failure it starts again. */
final class Publication implements Runnable {

  private static final Logger LOG = LoggerFactory.getLogger(Publication.class);
  private static final Duration FIRST_PAUSE = Duration.ofMillis(250);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);
  private static final Duration WAIT = Duration.ofMillis(500);

  /** A stretch of publishing; every end of it but a stop is an exception. */
  interface Stretch {
    void run(Optional<Reason> suspicion, Pause pause)
        throws SQLException, InterruptedException, NotYetException;
  }

  /** Waits a moment for what is not there yet; false: told to stop. */
  interface Pause {
    boolean after(NotYetException e) throws InterruptedException;
  }

  private final Stretch stretch;
  private final PublicationStatus status;
  private final CountDownLatch stop;
  private Duration pause = FIRST_PAUSE;
  private @Nullable Reason suspicion;

  Publication(
      Database database,
      KafkaClients kafka,
      PublicationSettings settings,
      PublicationStatus status,
      PublicationMetrics metrics,
      InstantSource clock) {
    this(
        status,
        stopped -> new Session(database, kafka, settings, status, metrics, clock, stopped)::run);
  }

  Publication(PublicationStatus status, Function<BooleanSupplier, Stretch> stretch) {
    this.status = status;
    this.stop = new CountDownLatch(1);
    this.stretch = stretch.apply(() -> stop.getCount() == 0);
  }

  /** Tells the publisher to end; it does within a second or two. */
  void stop() {
    stop.countDown();
  }

  @Override
  public void run() {
    try {
      while (stop.getCount() > 0) {
        Duration wait = attempt();
        if (stop.await(wait.toMillis(), TimeUnit.MILLISECONDS)) {
          break;
        }
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    status.is(PublicationState.STOPPED, "The publisher was stopped.");
  }

  /** Publishes until something ends it, and says how long to wait before the next attempt. */
  private Duration attempt() throws InterruptedException {
    long begin = System.nanoTime();
    try {
      stretch.run(Optional.ofNullable(suspicion), this::pauses);
      return Duration.ZERO;
    } catch (NotYetException e) {
      waits(e);
      return WAIT;
    } catch (HistoryBrokenException e) {
      suspicion = e.reason();
      return failed(begin, e);
    } catch (SQLException | KafkaException e) {
      return failed(begin, e);
    } catch (RuntimeException e) {
      LOG.error("Publishing failed in a way that was not foreseen.", e);
      return failed(begin, e);
    } catch (Error e) {
      // No memory, a class that cannot be loaded: if that passes, publishing goes on.
      LOG.error("Publishing failed with an error of the virtual machine.", e);
      return failed(begin, e);
    }
  }

  private boolean pauses(NotYetException e) throws InterruptedException {
    waits(e);
    return !stop.await(WAIT.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void waits(NotYetException e) {
    PublicationStatus.Report last = status.report();
    String detail = String.valueOf(e.getMessage());
    if (last.state() != e.state() || !last.detail().equals(detail)) {
      LOG.info(detail);
    }
    status.is(e.state(), detail);
  }

  private Duration failed(long begin, Throwable cause) {
    if (status.report().state() == PublicationState.PUBLISHING) {
      pause = FIRST_PAUSE;
      if (!(cause instanceof HistoryBrokenException)) {
        suspicion = null;
      }
    }
    String detail = Objects.requireNonNullElse(cause.getMessage(), cause.toString());
    if (!detail.equals(status.report().detail())) {
      LOG.warn("Publishing ended, and starts again: {}", detail);
    }
    LOG.debug("After {} ms.", TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin), cause);
    status.is(PublicationState.FAILED, detail);
    Duration wait = pause;
    Duration doubled = pause.multipliedBy(2);
    pause = doubled.compareTo(LONGEST_PAUSE) < 0 ? doubled : LONGEST_PAUSE;
    return wait;
  }
}

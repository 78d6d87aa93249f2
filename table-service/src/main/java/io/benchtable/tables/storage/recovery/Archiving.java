package io.benchtable.tables.storage.recovery;

import io.benchtable.tables.storage.AdvisoryLock;
import java.nio.ByteBuffer;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Reads the log into the archive as long as some table has recovery switched on; of all instances
 * one. It also begins and ends the windows, so nobody else changes what it writes to.
 */
final class Archiving {

  /** Apart from other advisory locks of the database. */
  static final int LOCK = 0x61_72_63;

  private static final Logger LOG = LoggerFactory.getLogger(Archiving.class);

  /** Between two looks at a log in which nothing happens. */
  private static final Duration PAUSE = Duration.ofMillis(50);

  /** A commit of the archive has the changes of so much time, if more of them come all the time. */
  private static final Duration TOGETHER = Duration.ofMillis(500);

  private static final Duration SOON = Duration.ofSeconds(1);

  private final ArchiveDatabase place;
  private final PostgresRecoveries recoveries;
  private final PostgresSlot slot;
  private final Duration interval;
  private final Listener listener;
  private final Semaphore wakings = new Semaphore(0);

  /** Who is told of what the archive has come to. */
  interface Listener {

    /** Windows began, or are over. */
    void changed();

    /** The log was read up to some time. */
    void read();
  }

  Archiving(ArchiveDatabase place, DataSource database, Duration interval, Listener listener) {
    this.place = place;
    this.recoveries = new PostgresRecoveries(JdbcClient.create(database));
    this.slot = new PostgresSlot(JdbcClient.create(database));
    this.interval = interval;
    this.listener = listener;
  }

  /** Has it look at once for what was switched. */
  void wake() {
    wakings.release();
  }

  /**
   * Reads until it is interrupted, or nothing is to be read; nothing where another instance does.
   */
  boolean round() {
    if (recoveries.isWanted() || slot.exists()) {
      AdvisoryLock.patiently(AdvisoryLock.of(place.connections(), LOCK, 0), this::archive);
    }
    return false;
  }

  private void archive(DataSource session) {
    Slots slots = new Slots(session);
    if (!recoveries.isWanted()) {
      slots.drop();
      return;
    }
    Lsn position = slots.prepare();
    try (LogStream log = LogStream.open(place, slot.name())) {
      Tending tending = new Tending(session, listener::changed);
      ArchiveWriter writer = new ArchiveWriter(session, position);
      try {
        read(log, tending, writer);
      } finally {
        writer.rollback();
      }
    } catch (SQLException e) {
      if (!Thread.currentThread().isInterrupted()) {
        LOG.warn("The log is read on in a moment: {}", e.toString());
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void read(LogStream log, Tending tending, ArchiveWriter writer)
      throws SQLException, InterruptedException {
    LogDecoder decoder = new LogDecoder();
    // The windows are known before anything is read that may be theirs.
    long tendAt = tend(tending, writer);
    long committedAt = System.nanoTime();
    long statusAt = System.nanoTime();
    while (!Thread.currentThread().isInterrupted()) {
      ByteBuffer message = log.read();
      if (message != null) {
        decoder.read(message).forEach(writer::add);
      }
      long now = System.nanoTime();
      if (now - statusAt >= SOON.toNanos()) {
        log.sendStatus();
        statusAt = now;
      }
      if (writer.isInTransaction()) {
        if (message == null) {
          TimeUnit.MILLISECONDS.sleep(1);
        }
        continue;
      }
      boolean due = now - tendAt >= 0 || wakings.tryAcquire();
      boolean late = due || now - committedAt >= TOGETHER.toNanos();
      if (writer.isDirty() && (message == null || late)) {
        boolean marked = writer.isMarked();
        log.confirm(writer.commit());
        if (marked) {
          listener.read();
        }
        committedAt = now;
      }
      if (due) {
        wakings.drainPermits();
        if (!recoveries.isWanted()) {
          return;
        }
        tendAt = tend(tending, writer);
      } else if (message == null && wakings.tryAcquire(PAUSE.toNanos(), TimeUnit.NANOSECONDS)) {
        tendAt = now;
      }
    }
  }

  /** When it is to be done again. */
  private long tend(Tending tending, ArchiveWriter writer) {
    boolean done = tending.tend(writer::setWindows);
    return System.nanoTime() + (done ? interval : SOON).toNanos();
  }
}

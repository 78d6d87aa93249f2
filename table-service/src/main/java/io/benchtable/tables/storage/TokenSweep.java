package io.benchtable.tables.storage;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/** Drops old tokens now and then, by way of the requests that bring new ones. */
final class TokenSweep {

  private static final Logger LOG = LoggerFactory.getLogger(TokenSweep.class);
  private static final long PAUSE = Duration.ofMinutes(1).toNanos();

  private final TransactionRows rows;
  private final AtomicLong last = new AtomicLong(System.nanoTime() - PAUSE);

  TokenSweep(TransactionRows rows) {
    this.rows = rows;
  }

  /** Nobody's request fails for it: the next one does what is left, at once if that is much. */
  void now() {
    long before = last.get();
    long now = System.nanoTime();
    if (now - before < PAUSE || !last.compareAndSet(before, now)) {
      return;
    }
    try {
      if (rows.sweepTokens()) {
        last.set(now - PAUSE);
      }
    } catch (DataAccessException e) {
      LOG.warn("Old tokens of transactions are kept for now: {}", e.toString());
    }
  }
}

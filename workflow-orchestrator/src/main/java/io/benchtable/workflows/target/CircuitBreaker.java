package io.benchtable.workflows.target;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Tells whether a service is to be asked: after it did not answer, nobody does for a while, and
 * then one request alone until it is answered.
 */
final class CircuitBreaker {

  private final long pauseNanos;
  private final LongSupplier nanoTime;
  private boolean open;
  private long nextTry;

  /**
   * A breaker that lets everybody through.
   *
   * @param nanoTime nanoseconds of a clock that is never set
   */
  CircuitBreaker(Duration pause, LongSupplier nanoTime) {
    pauseNanos = pause.toNanos();
    this.nanoTime = nanoTime;
  }

  /** Whether to ask; whoever is the one to try again has the pause to say how that went. */
  synchronized boolean allows() {
    if (!open) {
      return true;
    }
    long now = nanoTime.getAsLong();
    if (now - nextTry < 0) {
      return false;
    }
    nextTry = now + pauseNanos;
    return true;
  }

  synchronized void answered() {
    open = false;
  }

  synchronized void unanswered() {
    open = true;
    nextTry = nanoTime.getAsLong() + pauseNanos;
  }
}

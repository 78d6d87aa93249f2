package io.benchtable.tables.storage.throughput;

/**
 * Units that come in at a rate, and are saved for five minutes. More than there is can be taken:
 * the debt is paid off before anything is left again.
 */
final class Bucket {

  private static final double SAVED_SECONDS = 300;
  private static final double NANOS_OF_SECOND = 1e9;

  private double rate;
  private double balance;
  private long at;

  /** One that is full. */
  Bucket(double rate, long now) {
    this.rate = rate;
    this.balance = rate * SAVED_SECONDS;
    this.at = now;
  }

  /** What is left, if the rate is another one from now on. */
  synchronized double balance(double rateFromNow, long now) {
    refill(now);
    rate = rateFromNow;
    balance = Math.min(balance, rate * SAVED_SECONDS);
    return balance;
  }

  /** Takes units whether they are there or not; negative ones are given back. */
  synchronized void take(double units) {
    balance -= units;
  }

  private void refill(long now) {
    long passed = now - at;
    if (passed > 0) {
      balance += rate * passed / NANOS_OF_SECOND;
      at = now;
    }
  }

  /** Nobody can tell a full one from a new one. */
  synchronized boolean isFull(long now) {
    refill(now);
    return balance >= rate * SAVED_SECONDS;
  }
}

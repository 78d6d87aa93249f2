package io.benchtable.streams.publication;

import io.benchtable.streams.epoch.Reason;

/** What was published is not what the log, or Kafka, has: a new epoch has to begin. */
final class HistoryBrokenException extends RuntimeException {

  private final Reason reason;

  HistoryBrokenException(Reason reason, String message) {
    super(message);
    this.reason = reason;
  }

  Reason reason() {
    return reason;
  }
}

package io.benchtable.streams.epoch;

import io.benchtable.streams.wal.Lsn;

/** The replication slot, as the database shows it. */
public sealed interface Slot {

  /** There is none. */
  record Missing() implements Slot {}

  /** The log that it still needed was removed. */
  record Lost(String why) implements Slot {}

  /** It holds the log from this position on. */
  record Ready(Lsn confirmed) implements Slot {}

  /** Another publisher reads from it. */
  record Taken(int processId) implements Slot {}
}

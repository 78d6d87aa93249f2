package io.benchtable.streams.epoch;

/** Why changes may be missing. */
public enum Reason {
  /** Tables were there before the log was held for the publisher for the first time. */
  STARTED_LATE,
  /** Kafka no longer knows how far the publisher had come. */
  STATE_LOST,
  /** It is another database system than the one that was published before. */
  SYSTEM_CHANGED,
  /** The database was restored, or published to another Kafka in between. */
  INCARNATION_CHANGED,
  /** The replication slot is gone. */
  SLOT_MISSING,
  /** The database removed log that was not yet read. */
  SLOT_INVALIDATED,
  /** The slot stands at a position that this publisher did not confirm. */
  SLOT_MOVED,
  /** The log ends before changes that were published already. */
  LOG_BEHIND,
  /** The log does not have a change that was published. */
  HISTORY_CHANGED,
  /** A change could not be read, and was left out. */
  CHANGE_UNREADABLE,
  /** The event of a change is larger than Kafka takes, and was left out. */
  CHANGE_TOO_LARGE,
  /** All items of the table were removed at once. */
  TABLE_TRUNCATED,
  /** Kafka lost events that it had acknowledged. */
  EVENTS_LOST
}

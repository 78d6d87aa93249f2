package io.benchtable.tables.storage.recovery;

import java.time.Instant;

/** What the log tells of items, one after the other. */
sealed interface LogEvent {

  /** What follows was done by a transaction whose commit is at that position. */
  record Begun(Lsn commit, Instant committedAt) implements LogEvent {}

  /** An item is there, in the place of the one that was under its key. */
  record Put(long generation, byte[] pk, byte[] sk, String item) implements LogEvent {}

  /** There is no item any more under a key. */
  record Removed(long generation, byte[] pk, byte[] sk) implements LogEvent {}

  /** All items of a table are gone at once. */
  record Emptied(long generation) implements LogEvent {}

  /** Somebody put a message into the log. */
  record Said(String prefix, String content) implements LogEvent {}

  /** The transaction is over; the log goes on at that position. */
  record Ended(Lsn next) implements LogEvent {}
}

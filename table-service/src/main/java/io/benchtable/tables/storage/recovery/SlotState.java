package io.benchtable.tables.storage.recovery;

/** What is found of the replication slot. */
sealed interface SlotState {

  /** There is none. */
  record Missing() implements SlotState {}

  /** The database has removed log that it needed. */
  record Lost() implements SlotState {}

  /** It has the log behind a position. */
  record Ready(Lsn confirmed) implements SlotState {}
}

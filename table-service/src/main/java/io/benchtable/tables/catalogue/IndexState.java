package io.benchtable.tables.catalogue;

/** How far an index has come, from being asked for to being gone. */
public enum IndexState {
  /** Asked for; it has no columns yet. */
  REQUESTED,
  /** Every write fills its columns; what was there before is being filled in. */
  FILLING,
  /** Can be read. */
  ACTIVE,
  /** Not read any more; its columns are still filled, and about to be dropped. */
  DELETING
}

package io.benchtable.tables.storage.backup;

import java.time.Instant;

/**
 * A backup of a table.
 *
 * @param generation of the table
 * @param bytes 0 until it is AVAILABLE, as the number of items
 */
public record Backup(
    BackupId id,
    long generation,
    String name,
    Status status,
    Instant createdAt,
    long bytes,
    long items,
    SourceTable source) {

  /** How far a backup has come. */
  public enum Status {
    /** The items are being copied. */
    CREATING,
    /** Tables can be made from it. */
    AVAILABLE,
    /** It is no more. */
    DELETED
  }

  Backup deleted() {
    return new Backup(id, generation, name, Status.DELETED, createdAt, bytes, items, source);
  }
}

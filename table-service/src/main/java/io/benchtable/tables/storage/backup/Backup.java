package io.benchtable.tables.storage.backup;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A backup of a table.
 *
 * @param generation of the table
 * @param bytes 0 until it is AVAILABLE, as the number of items
 * @param expiresAt when it goes by itself; null for one that a user asked for
 */
public record Backup(
    BackupId id,
    long generation,
    String name,
    Status status,
    Instant createdAt,
    long bytes,
    long items,
    SourceTable source,
    @Nullable Instant expiresAt) {

  /** Who makes a backup. */
  public enum Type {
    /** A user, who also deletes it. */
    USER,
    /** The service, of a table that is deleted. */
    SYSTEM
  }

  /** How far a backup has come. */
  public enum Status {
    /** The items are being copied. */
    CREATING,
    /** Tables can be made from it. */
    AVAILABLE,
    /** It is no more. */
    DELETED
  }

  public Type type() {
    return expiresAt == null ? Type.USER : Type.SYSTEM;
  }

  Backup deleted() {
    return new Backup(
        id, generation, name, Status.DELETED, createdAt, bytes, items, source, expiresAt);
  }
}

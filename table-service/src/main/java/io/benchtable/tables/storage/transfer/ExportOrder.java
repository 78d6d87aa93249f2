package io.benchtable.tables.storage.transfer;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An export that someone asks for.
 *
 * @param changes null where all items are wanted
 * @param until the time of the items, or the one before which changes are wanted; null for now
 * @param token null where the same request again is another export
 */
public record ExportOrder(
    String table,
    @Nullable Changes changes,
    @Nullable Instant until,
    Destination destination,
    @Nullable String token) {

  /** What is told of changes. */
  public enum View {
    NEW_IMAGE,
    NEW_AND_OLD_IMAGES
  }

  /** Changes from a time on. */
  public record Changes(Instant since, View view) {}

  /**
   * Where the files are written. Objects are not encrypted, whatever is said of that.
   *
   * @param prefix with which all keys begin, up to a slash; empty for none
   */
  public record Destination(
      String bucket,
      @Nullable String owner,
      String prefix,
      @Nullable String encryption,
      @Nullable String encryptionKey) {}

  public boolean ofAll() {
    return changes == null;
  }

  ExportOrder until(Instant time) {
    return new ExportOrder(table, changes, time, destination, token);
  }
}

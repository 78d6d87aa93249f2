package io.benchtable.tables.storage.transfer;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A table that is made of files.
 *
 * @param generation of the table
 * @param endedAt null until it is done
 * @param failure null unless it is FAILED; some records may be in the table nevertheless
 */
public record Import(
    TransferId id,
    long generation,
    String tableId,
    ImportOrder order,
    TransferStatus status,
    Instant startedAt,
    @Nullable Instant endedAt,
    Progress progress,
    @Nullable TransferFailure failure) {

  /**
   * How far an import has come.
   *
   * @param object the object of which some records are done, as all of those before it are; empty
   *     before the first one
   * @param records how many of its records are done; more than it can have when all are
   * @param processed how many records were read in all
   * @param imported how many of them were put
   * @param errors how many could not be; what cannot be read of an object is one record
   * @param bytes how many were read in all, unpacked
   */
  public record Progress(
      String object, long records, long processed, long imported, long errors, long bytes) {

    static final Progress NONE = new Progress("", 0, 0, 0, 0, 0);
  }
}

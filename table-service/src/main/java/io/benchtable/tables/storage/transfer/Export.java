package io.benchtable.tables.storage.transfer;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A table that is written to files.
 *
 * @param order with the time that it is of
 * @param endedAt null until it is done
 * @param content which content it is made of; null when that is not needed any more
 * @param items 0 until it is COMPLETED, as the number of bytes
 * @param failure null unless it is FAILED
 */
public record Export(
    TransferId id,
    Source source,
    ExportOrder order,
    TransferStatus status,
    Instant startedAt,
    @Nullable Instant endedAt,
    @Nullable Long content,
    long items,
    long bytes,
    @Nullable TransferFailure failure) {

  /**
   * The table as it was when the export began.
   *
   * @param bytes about as many as its items had
   */
  public record Source(String tableId, List<String> keyNames, long bytes) {

    public Source {
      keyNames = List.copyOf(keyNames);
    }
  }

  /** The key of the object that tells what there is. */
  public String manifest() {
    return ExportLayout.of(this).summary();
  }
}

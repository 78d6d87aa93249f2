package io.benchtable.tables.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.benchtable.tables.storage.transfer.Import;
import io.benchtable.tables.storage.transfer.ImportOrder;
import io.benchtable.tables.storage.transfer.ImportOrder.Compression;
import io.benchtable.tables.storage.transfer.TransferStatus;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A new table that is made of files.
 *
 * @param id in addresses, with the table
 * @param prefix with which the keys of all objects begin that are read
 * @param processed how many records were read
 * @param imported how many of them were put
 * @param errors how many could not be
 */
@Schema(name = "Import")
@JsonInclude(JsonInclude.Include.NON_NULL)
record ImportView(
    @Nullable String id,
    @Nullable String table,
    @Nullable String bucket,
    @Nullable String prefix,
    @Nullable Format format,
    @Nullable Compression compression,
    @Nullable TransferStatus status,
    @Nullable Instant startedAt,
    @Nullable Instant endedAt,
    @Nullable Long processed,
    @Nullable Long imported,
    @Nullable Long errors,
    @Nullable FailureView failure) {

  /** What objects consist of. */
  enum Format {
    DYNAMODB_JSON,
    CSV
  }

  static ImportView of(Import made) {
    ImportOrder order = made.order();
    String prefix = order.source().prefix();
    return new ImportView(
        made.id().id(),
        made.id().table(),
        order.source().bucket(),
        prefix.isEmpty() ? null : prefix,
        order.csv() == null ? Format.DYNAMODB_JSON : Format.CSV,
        order.compression(),
        made.status(),
        made.startedAt(),
        made.endedAt(),
        made.progress().processed(),
        made.progress().imported(),
        made.progress().errors(),
        FailureView.of(made.failure()));
  }
}

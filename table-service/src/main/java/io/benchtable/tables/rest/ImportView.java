package io.benchtable.tables.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.benchtable.tables.catalogue.Index;
import io.benchtable.tables.catalogue.RequestRefused;
import io.benchtable.tables.catalogue.TableRequest;
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
 * @param compression NONE when it is not said
 * @param csv how lines are read where the format is CSV
 * @param settings what the table is to be: as it is put
 * @param processed how many records were read
 * @param imported how many of them were put
 * @param errors how many could not be
 */
@Schema(name = "Import")
@JsonInclude(JsonInclude.Include.NON_NULL)
record ImportView(
    @Schema(accessMode = Schema.AccessMode.READ_ONLY) @Nullable String id,
    @Schema(accessMode = Schema.AccessMode.READ_ONLY) @Nullable String table,
    @Nullable String bucket,
    @Nullable String prefix,
    @Nullable Format format,
    @Nullable Compression compression,
    @Schema(accessMode = Schema.AccessMode.WRITE_ONLY) @Nullable CsvView csv,
    @Schema(accessMode = Schema.AccessMode.WRITE_ONLY) @Nullable TableView settings,
    @Schema(accessMode = Schema.AccessMode.READ_ONLY) @Nullable TransferStatus status,
    @Schema(accessMode = Schema.AccessMode.READ_ONLY) @Nullable Instant startedAt,
    @Schema(accessMode = Schema.AccessMode.READ_ONLY) @Nullable Instant endedAt,
    @Schema(accessMode = Schema.AccessMode.READ_ONLY) @Nullable Long processed,
    @Schema(accessMode = Schema.AccessMode.READ_ONLY) @Nullable Long imported,
    @Schema(accessMode = Schema.AccessMode.READ_ONLY) @Nullable Long errors,
    @Schema(accessMode = Schema.AccessMode.READ_ONLY) @Nullable FailureView failure) {

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
        null,
        null,
        made.status(),
        made.startedAt(),
        made.endedAt(),
        made.progress().processed(),
        made.progress().imported(),
        made.progress().errors(),
        FailureView.of(made.failure()));
  }

  /** The table that is to be made. */
  TableRequest request(String name) {
    if (settings == null) {
      throw RequestRefused.invalid(
          "Expected settings of table %s, with its key, but they are absent.".formatted(name));
    }
    TableRequest wanted = TableRequests.checked(settings.request(name));
    refuse("stream", wanted.streamView() != null);
    refuse("timeToLive", settings.timeToLive() != null);
    refuse("deletionProtected", wanted.deletionProtected());
    refuse(
        "local indexes",
        wanted.indexes().stream().anyMatch(index -> index.scope() == Index.Scope.LOCAL));
    return wanted;
  }

  private static void refuse(String what, boolean there) {
    if (there) {
      throw RequestRefused.invalid(
          "Expected settings without %s, which no table has while it is imported, but it is there."
              .formatted(what));
    }
  }

  ImportOrder order(TableRequest wanted, @Nullable String token) {
    return new ImportOrder(
        new ImportOrder.Source(ObjectPlaces.bucket(bucket), null, ObjectPlaces.prefix(prefix)),
        wantedCsv(),
        compression == null ? Compression.NONE : compression,
        null,
        wanted,
        token,
        0);
  }

  private ImportOrder.@Nullable Csv wantedCsv() {
    if (format == null) {
      throw RequestRefused.invalid("Expected format to be DYNAMODB_JSON or CSV, but it is absent.");
    }
    if (format == Format.CSV) {
      return (csv == null ? CsvView.USUAL : csv).csv();
    }
    if (csv != null) {
      throw RequestRefused.invalid(
          "Expected csv with the format CSV only, but the format is %s.".formatted(format));
    }
    return null;
  }
}

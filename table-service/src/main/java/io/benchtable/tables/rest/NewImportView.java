package io.benchtable.tables.rest;

import io.benchtable.tables.catalogue.Index;
import io.benchtable.tables.catalogue.RequestRefused;
import io.benchtable.tables.catalogue.TableRequest;
import io.benchtable.tables.rest.ImportView.Format;
import io.benchtable.tables.storage.transfer.ImportOrder;
import io.benchtable.tables.storage.transfer.ImportOrder.Compression;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A new table that is to be made of files.
 *
 * @param prefix with which the keys of all objects begin that are read
 * @param compression NONE when it is not said
 * @param csv how lines are read where the format is CSV
 * @param settings what the table is to be: as it is put
 */
@Schema(name = "NewImport")
record NewImportView(
    @Nullable String bucket,
    @Nullable String prefix,
    @Nullable Format format,
    @Nullable Compression compression,
    @Nullable CsvView csv,
    @Nullable TableView settings) {

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

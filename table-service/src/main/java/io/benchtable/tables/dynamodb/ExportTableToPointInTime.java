package io.benchtable.tables.dynamodb;

import io.benchtable.tables.storage.transfer.Export;
import io.benchtable.tables.storage.transfer.Exports;

/**
 * Asks for a table, or what changed in it, as files; the export is COMPLETED when they are there.
 */
record ExportTableToPointInTime(Exports exports) implements Operation {

  @Override
  public String run(RequestBody request) {
    Export export =
        exports.begin(
            ExportRequestJson.read(request),
            request.required("TableArn"),
            RequestFingerprint.of(name(), request));
    return ExportJson.described(export);
  }
}

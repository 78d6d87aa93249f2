package io.benchtable.tables.dynamodb;

import io.benchtable.tables.storage.transfer.Exports;
import io.benchtable.tables.storage.transfer.TransferId;

/** Tells what there is to know of an export. */
record DescribeExport(Exports exports) implements Operation {

  @Override
  public String run(RequestBody request) {
    return ExportJson.described(
        exports.require(TransferArns.of(request, "ExportArn", TransferId.Kind.EXPORT)));
  }
}

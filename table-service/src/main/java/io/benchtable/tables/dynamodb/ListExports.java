package io.benchtable.tables.dynamodb;

import io.benchtable.tables.storage.transfer.Export;
import io.benchtable.tables.storage.transfer.Exports;
import io.benchtable.tables.storage.transfer.TransferId;
import java.util.List;

/** Exports of the last 90 days the latest first, a page of them. */
record ListExports(Exports exports) implements Operation {

  private static final int USUAL = 10;

  @Override
  public String run(RequestBody request) {
    int limit = request.integer("MaxResults").orElse(USUAL);
    List<Export> found =
        exports.list(
            TransferArns.table(request),
            TransferArns.after(request, TransferId.Kind.EXPORT),
            limit + 1);
    return ExportJson.listed(found.stream().limit(limit).toList(), found.size() > limit);
  }
}

package io.benchtable.tables.dynamodb;

import io.benchtable.tables.storage.transfer.Import;
import io.benchtable.tables.storage.transfer.Imports;
import io.benchtable.tables.storage.transfer.TransferId;
import java.util.List;

/** Imports of the last 90 days the latest first, a page of them. */
record ListImports(Imports imports) implements Operation {

  private static final int USUAL = 10;

  @Override
  public String run(RequestBody request) {
    int limit = request.integer("PageSize").orElse(USUAL);
    List<Import> found =
        imports.list(
            TransferArns.table(request),
            TransferArns.after(request, TransferId.Kind.IMPORT),
            limit + 1);
    return ImportJson.listed(found.stream().limit(limit).toList(), found.size() > limit);
  }
}

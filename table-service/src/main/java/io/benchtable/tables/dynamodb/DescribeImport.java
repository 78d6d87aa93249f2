package io.benchtable.tables.dynamodb;

import io.benchtable.tables.storage.transfer.Imports;
import io.benchtable.tables.storage.transfer.TransferId;

/** Tells what there is to know of an import. */
record DescribeImport(Imports imports) implements Operation {

  @Override
  public String run(RequestBody request) {
    return ImportJson.described(
        imports.require(TransferArns.of(request, "ImportArn", TransferId.Kind.IMPORT)));
  }
}

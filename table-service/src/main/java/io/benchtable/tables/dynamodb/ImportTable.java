package io.benchtable.tables.dynamodb;

import io.benchtable.tables.storage.transfer.Import;
import io.benchtable.tables.storage.transfer.Imports;

/** Makes a table of files; it is ACTIVE when all that could be read is in it. */
record ImportTable(Imports imports) implements Operation {

  @Override
  public String run(RequestBody request) {
    ImportRequestJson read = ImportRequestJson.read(request);
    Import begun =
        imports.begin(read.order(), read.table(), RequestFingerprint.of(name(), request));
    return ImportJson.described(begun);
  }
}

package io.benchtable.tables.dynamodb;

import io.benchtable.tables.storage.transfer.Imports;

/** Makes a table of files; it is ACTIVE when all that fits is in it. */
record ImportTable(Imports imports) implements Operation {

  @Override
  public String run(RequestBody request) {
    ImportRequestJson read = ImportRequestJson.read(request);
    return ImportJson.described(imports.begin(read.order(), read.table()));
  }
}

package io.benchtable.tables.dynamodb;

import io.benchtable.tables.storage.transfer.Imports;
import java.nio.charset.StandardCharsets;

/**
 * Makes a table of files; it is ACTIVE when all that fits is in it. Under one token it is the same
 * request, whatever else it asks for but the name of the table.
 */
record ImportTable(Imports imports) implements Operation {

  @Override
  public String run(RequestBody request) {
    ImportRequestJson read = ImportRequestJson.read(request);
    byte[] name = read.table().name().getBytes(StandardCharsets.UTF_8);
    return ImportJson.described(imports.begin(read.order(), read.table(), name));
  }
}

package io.benchtable.tables.dynamodb;

import io.benchtable.tables.catalogue.Catalogue;
import io.benchtable.tables.catalogue.TableDefinition;

/** Drops a table and all its items. */
record DeleteTable(Catalogue catalogue) implements Operation {

  @Override
  public String run(RequestBody request) {
    TableDefinition deleted = catalogue.delete(TableNames.of(request));
    return TableDescriptionJson.deleted(deleted, catalogue.moment().now());
  }
}

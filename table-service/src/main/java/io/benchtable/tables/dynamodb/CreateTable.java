package io.benchtable.tables.dynamodb;

import io.benchtable.tables.catalogue.Catalogue;
import io.benchtable.tables.catalogue.TableDefinition;

/** Makes a table; it can be used as soon as it is ACTIVE, which it mostly is at once. */
record CreateTable(Catalogue catalogue) implements Operation {

  @Override
  public String run(RequestBody request) {
    TableDefinition created = catalogue.create(TableRequestJson.read(request));
    return TableDescriptionJson.created(created, catalogue.moment().now());
  }
}

package io.benchtable.tables.dynamodb;

import io.benchtable.tables.catalogue.Catalogue;
import io.benchtable.tables.catalogue.TableDefinition;

/** Tells what there is to know of a table. */
record DescribeTable(Catalogue catalogue) implements Operation {

  @Override
  public String run(RequestBody request) {
    TableDefinition table = catalogue.known(TableNames.of(request));
    return TableDescriptionJson.write(
        "Table", table, catalogue.moment().now(), catalogue.size(table));
  }
}

package io.benchtable.tables.dynamodb;

import io.benchtable.tables.catalogue.Catalogue;
import io.benchtable.tables.catalogue.ErrorCode;
import io.benchtable.tables.catalogue.RequestRefused;
import io.benchtable.tables.catalogue.TableDefinition;

/** Looks up the tables of statements. */
final class StatementTables {

  private StatementTables() {}

  static TableDefinition require(Catalogue catalogue, String nameOrArn) {
    return catalogue
        .find(TableNames.checked(nameOrArn, "tableName"))
        .orElseThrow(
            () -> new RequestRefused(ErrorCode.RESOURCE_NOT_FOUND, "Requested resource not found"));
  }
}

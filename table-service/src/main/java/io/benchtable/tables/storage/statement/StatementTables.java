package io.benchtable.tables.storage.statement;

import io.benchtable.tables.catalogue.Catalogue;
import io.benchtable.tables.catalogue.ErrorCode;
import io.benchtable.tables.catalogue.RequestRefused;
import io.benchtable.tables.catalogue.TableDefinition;
import io.benchtable.tables.expression.partiql.Command;
import io.benchtable.tables.item.ValidationError;

/** Looks up the tables of statements. */
public final class StatementTables {

  private StatementTables() {}

  /** The table, which may be anything but gone. */
  public static TableDefinition require(Catalogue catalogue, String name) {
    return catalogue
        .find(name)
        .orElseThrow(
            () -> new RequestRefused(ErrorCode.RESOURCE_NOT_FOUND, "Requested resource not found"));
  }

  /** An item that a statement makes has the key of its table. */
  static void checkKeyOf(Command.Insert insert, TableDefinition table) {
    for (String name : table.key().names()) {
      if (insert.item().get(name) == null) {
        throw new ValidationError("Key attribute should be present in the item: Key " + name);
      }
    }
  }
}

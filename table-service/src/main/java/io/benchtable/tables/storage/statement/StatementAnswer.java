package io.benchtable.tables.storage.statement;

import io.benchtable.tables.catalogue.TableDefinition;
import io.benchtable.tables.item.Item;
import io.benchtable.tables.storage.WriteUnits;
import java.util.List;
import java.util.Optional;

/**
 * What a statement came to.
 *
 * @param units of capacity that it took of the table and its indexes
 * @param next where to go on, if there may be more
 */
public record StatementAnswer(
    List<Item> items, TableDefinition table, WriteUnits units, Optional<StatementPosition> next) {

  static StatementAnswer of(Optional<Item> item, TableDefinition table, WriteUnits units) {
    return new StatementAnswer(item.stream().toList(), table, units, Optional.empty());
  }
}

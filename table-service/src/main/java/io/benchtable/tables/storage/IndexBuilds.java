package io.benchtable.tables.storage;

import io.benchtable.tables.catalogue.Index;
import io.benchtable.tables.catalogue.IndexSteps;
import io.benchtable.tables.catalogue.TableDefinition;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import javax.sql.DataSource;

/**
 * Makes and removes indexes of tables in use. Whatever is left to do is seen in the catalogue, so
 * an instance goes on where another one ended.
 */
final class IndexBuilds {

  private final IndexSteps steps;
  private final DataSource database;

  IndexBuilds(IndexSteps steps, DataSource database) {
    this.steps = steps;
    this.database = database;
  }

  /**
   * Does what there is to do for a table, unless somebody else is at it.
   *
   * @param goesOn asked between steps
   */
  void work(String name, BooleanSupplier goesOn) {
    Optional<TableDefinition> found = steps.stored(name);
    if (found.isEmpty()) {
      return;
    }
    Optional<AdvisoryLock> taken = AdvisoryLock.ofIndexes(database, found.get().generation());
    if (taken.isEmpty()) {
      return;
    }
    try (AdvisoryLock lock = taken.get()) {
      boolean more = true;
      while (more && goesOn.getAsBoolean()) {
        more = step(lock, name, found.get().generation(), goesOn);
      }
    }
  }

  private boolean step(AdvisoryLock lock, String name, long generation, BooleanSupplier goesOn) {
    Optional<TableDefinition> table =
        steps.stored(name).filter(now -> now.generation() == generation);
    Optional<Index> index = table.flatMap(TableDefinition::unsettled);
    if (table.isEmpty() || index.isEmpty()) {
      return false;
    }
    return switch (index.get().state()) {
      case REQUESTED -> {
        steps.fill(table.get(), index.get());
        yield true;
      }
      case FILLING -> isFilled(lock, table.get(), index.get(), goesOn);
      case DELETING -> steps.remove(table.get(), index.get());
      case ACTIVE -> false;
    };
  }

  private boolean isFilled(
      AdvisoryLock lock, TableDefinition table, Index index, BooleanSupplier goesOn) {
    Backfill backfill = new Backfill(lock, table, index);
    while (backfill.next()) {
      if (!goesOn.getAsBoolean()) {
        return false;
      }
    }
    backfill.makeTree();
    return steps.activate(table, index);
  }
}

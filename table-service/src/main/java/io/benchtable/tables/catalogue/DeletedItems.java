package io.benchtable.tables.catalogue;

import java.util.function.Supplier;

/** Takes over the items of tables that are deleted. Joins the transaction that deletes them. */
public interface DeletedItems {

  /** Whether the items are to be kept. Nobody changes that until the end of the transaction. */
  boolean areKept(TableDefinition table);

  /**
   * Takes the relation of the items away.
   *
   * @param size is asked for when nobody writes to it any more
   */
  void keep(TableDefinition table, Supplier<TableSize> size);
}

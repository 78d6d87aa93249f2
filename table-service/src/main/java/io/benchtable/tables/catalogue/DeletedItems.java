package io.benchtable.tables.catalogue;

import java.util.function.Supplier;

/** Takes over the items of tables that are deleted. */
public interface DeletedItems {

  /**
   * Takes the relation of the items away if they are to be kept, and leaves it otherwise. Joins the
   * transaction that deletes the table.
   *
   * @param size is asked for when nobody writes to it any more
   */
  void keep(TableDefinition table, Supplier<TableSize> size);
}

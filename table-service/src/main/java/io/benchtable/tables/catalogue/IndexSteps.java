package io.benchtable.tables.catalogue;

import java.util.List;
import java.util.Optional;

/**
 * The steps by which indexes of tables in use come and go. Each is done whole or not at all, and is
 * without effect where another instance was faster.
 */
public interface IndexSteps {

  /** Tables of which an index is to be made or removed. */
  List<String> open();

  /** The table as it is stored, whatever is remembered of it. */
  Optional<TableDefinition> stored(String table);

  /** Gives an index its columns: from here on every write fills them. */
  void fill(TableDefinition table, Index index);

  /** Lets an index be read. False where it is too early for that. */
  boolean activate(TableDefinition table, Index index);

  /** Takes an index and its columns away. False where it is too early for that. */
  boolean remove(TableDefinition table, Index index);

  /** Drops the tables whose deletion was shown for long enough. */
  void dropDeleted();
}

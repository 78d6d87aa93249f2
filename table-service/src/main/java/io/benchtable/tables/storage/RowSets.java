package io.benchtable.tables.storage;

import io.benchtable.tables.catalogue.TableDefinition;
import java.util.List;
import java.util.Map;

/**
 * Several rows of a table in one statement, which is durable when it returns, or has done nothing
 * when it is refused. No key is there twice.
 */
interface RowSets {

  /** Those of the rows that are there. */
  Map<RowKey, StoredRow> get(TableDefinition table, List<RowKey> keys);

  /**
   * The next rows of several ranges within partitions, in the order of the ranges, whose statements
   * differ in keys alone.
   */
  List<Rows.Batch> read(TableDefinition table, List<RangeStatement> ranges);

  /** Writes rows whatever is there; those that were the same are left out of what came of it. */
  Map<RowKey, PutOutcome> put(TableDefinition table, List<Row> rows);

  /** Replaces rows that are still of their version; the new version of each of them. */
  Map<RowKey, Long> replace(TableDefinition table, List<Replacement> replacements);

  /**
   * A row for another.
   *
   * @param version of the row that is there
   */
  record Replacement(Row row, long version) {}
}

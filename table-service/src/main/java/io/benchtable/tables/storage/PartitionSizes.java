package io.benchtable.tables.storage;

import io.benchtable.tables.catalogue.TableDefinition;

/** Finds out how large partitions are, in PostgreSQL. */
record PartitionSizes(TableStatements statements) {

  /** About; see {@link PartitionSize}. */
  long bytes(TableDefinition table, byte[] partition) {
    return statements.query(
        table,
        PartitionSize.sample(table.relation()),
        statement -> statement.setBytes(1, partition),
        rows -> {
          rows.next();
          return new PartitionSize(rows.getLong(1), rows.getLong(2))
              .bytes(() -> estimatedRows(table, partition));
        });
  }

  private long estimatedRows(TableDefinition table, byte[] partition) {
    return statements.query(
        table,
        PartitionSize.plan(table.relation()),
        statement -> statement.setBytes(1, partition),
        rows -> rows.next() ? PartitionSize.rowsOf(rows.getString(1)) : 0L);
  }
}

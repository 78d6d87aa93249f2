package io.benchtable.tables.catalogue;

import java.util.ArrayList;
import java.util.List;

/** The statements that make, change and drop the relation of a table's items. */
public final class Relations {

  /**
   * The first half of the key of the advisory lock under which indexes of a relation come and go,
   * whatever they are for; the other half is the table's generation. PostgreSQL makes one index of
   * a relation at a time, and lets nobody give it columns meanwhile.
   */
  public static final int LOCK = 0x1D8;

  private Relations() {}

  static List<String> create(TableDefinition table) {
    List<String> statements = new ArrayList<>();
    StringBuilder columns = new StringBuilder();
    for (Index index : table.indexes()) {
      columns.append(", i%1$d_pk bytea, i%1$d_sk bytea".formatted(index.slot()));
    }
    statements.add(
        "create table "
            + table.relation()
            + " (pk bytea not null, sk bytea not null default '', item text not null,"
            + " version bigint not null"
            + columns
            + ", "
            + table.fence()
            + " boolean, primary key (pk, sk)) with (fillfactor = 90,"
            + " autovacuum_vacuum_scale_factor = 0.05, autovacuum_vacuum_threshold = 500,"
            + " autovacuum_analyze_scale_factor = 0.05)");
    statements.add("alter table " + table.relation() + " replica identity full");
    for (Index index : table.indexes()) {
      statements.add("create index " + indexOn(table, index));
    }
    return statements;
  }

  private static String indexOn(TableDefinition table, Index index) {
    return "%1$s on %2$s (i%3$d_pk, i%3$d_sk, pk, sk) where i%3$d_pk is not null"
        .formatted(indexName(table, index), table.relation(), index.slot());
  }

  private static String indexName(TableDefinition table, Index index) {
    return "t" + table.generation() + "_i" + index.slot();
  }

  /** The relation of an index, with its schema. */
  public static String index(TableDefinition table, Index index) {
    return "items." + indexName(table, index);
  }

  /** Makes the b-tree of an index while items are written. */
  public static String indexConcurrently(TableDefinition table, Index index) {
    return "create index concurrently " + indexOn(table, index);
  }

  /** Drops the b-tree of an index, also one that was left half made. */
  public static String dropIndexConcurrently(TableDefinition table, Index index) {
    return "drop index concurrently if exists " + index(table, index);
  }

  /** Gives a new index its columns, and renames the fence: only who fills them writes on. */
  static List<String> addColumns(TableDefinition before, TableDefinition after, Index index) {
    return List.of(
        "alter table %1$s add column i%2$d_pk bytea, add column i%2$d_sk bytea"
            .formatted(before.relation(), index.slot()),
        "alter table %s rename column %s to %s"
            .formatted(before.relation(), before.fence(), after.fence()));
  }

  /** Takes the columns of an index away, and with them its b-tree. */
  static String dropColumns(TableDefinition table, Index index) {
    return "alter table %1$s drop column if exists i%2$d_pk, drop column if exists i%2$d_sk"
        .formatted(table.relation(), index.slot());
  }

  static String drop(TableDefinition table) {
    return "drop table if exists " + table.relation();
  }
}

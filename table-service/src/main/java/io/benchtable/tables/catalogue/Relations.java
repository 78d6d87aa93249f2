package io.benchtable.tables.catalogue;

import java.util.ArrayList;
import java.util.List;

/** The statements that make and drop the relation of a table's items. */
final class Relations {

  private Relations() {}

  static List<String> create(TableDefinition table) {
    List<String> statements = new ArrayList<>();
    StringBuilder columns = new StringBuilder();
    for (int i = 0; i < table.indexes().size(); i++) {
      columns.append(", i").append(i).append("_pk bytea, i").append(i).append("_sk bytea");
    }
    statements.add(
        "create table "
            + table.relation()
            + " (pk bytea not null, sk bytea not null default '', item text not null,"
            + " version bigint not null"
            + columns
            + ", primary key (pk, sk)) with (fillfactor = 90,"
            + " autovacuum_vacuum_scale_factor = 0.05, autovacuum_vacuum_threshold = 500,"
            + " autovacuum_analyze_scale_factor = 0.05)");
    statements.add("alter table " + table.relation() + " replica identity full");
    for (int i = 0; i < table.indexes().size(); i++) {
      statements.add(
          "create index %s on %s (i%d_pk, i%d_sk, pk, sk) where i%d_pk is not null"
              .formatted(indexName(table, i), table.relation(), i, i, i));
    }
    return statements;
  }

  private static String indexName(TableDefinition table, int position) {
    return "t" + table.generation() + "_i" + position;
  }

  /** The relation of an index, with its schema. */
  static String index(TableDefinition table, int position) {
    return "items." + indexName(table, position);
  }

  static String drop(TableDefinition table) {
    return "drop table if exists " + table.relation();
  }
}

package io.benchtable.tables.storage;

import io.benchtable.tables.catalogue.TableDefinition;

/** The statements that read and write single rows. Each table's is always the same text. */
final class RowStatements {

  private RowStatements() {}

  static String get(TableDefinition table) {
    return "select item, version from " + table.relation() + " where pk = ? and sk = ?";
  }

  static String lock(TableDefinition table) {
    return get(table) + " for update";
  }

  static String getAll(TableDefinition table) {
    return "select item, version from "
        + table.relation()
        + " join unnest(?::bytea[], ?::bytea[]) as wanted (wanted_pk, wanted_sk)"
        + " on pk = wanted_pk and sk = wanted_sk";
  }

  /** {@link #put} that returns the old item, null for none. */
  static String exchange(TableDefinition table) {
    return put(table) + " returning old.item";
  }

  /** Writes nothing when the item is the same. */
  static String put(TableDefinition table) {
    StringBuilder sql =
        new StringBuilder(insertInto(table)).append(" on conflict (pk, sk) do update");
    sql.append(" set item = excluded.item, version = excluded.version");
    for (int i = 0; i < table.indexes().size(); i++) {
      sql.append(", i%d_pk = excluded.i%d_pk, i%d_sk = excluded.i%d_sk".formatted(i, i, i, i));
    }
    return sql.append(" where stored.item <> excluded.item").toString();
  }

  static String insert(TableDefinition table) {
    return insertInto(table) + " on conflict (pk, sk) do nothing";
  }

  private static String insertInto(TableDefinition table) {
    StringBuilder columns = new StringBuilder();
    StringBuilder marks = new StringBuilder();
    for (int i = 0; i < table.indexes().size(); i++) {
      columns.append(", i").append(i).append("_pk, i").append(i).append("_sk");
      marks.append(", ?, ?");
    }
    return "insert into "
        + table.relation()
        + " as stored (pk, sk, item, version"
        + columns
        + ") values (?, ?, ?, nextval('catalog.versions')"
        + marks
        + ")";
  }

  static String replace(TableDefinition table) {
    StringBuilder sql =
        new StringBuilder("update ")
            .append(table.relation())
            .append(" set item = ?, version = nextval('catalog.versions')");
    for (int i = 0; i < table.indexes().size(); i++) {
      sql.append(", i").append(i).append("_pk = ?, i").append(i).append("_sk = ?");
    }
    return sql.append(" where pk = ? and sk = ? and version = ?").toString();
  }

  static String remove(TableDefinition table) {
    return "delete from " + table.relation() + " where pk = ? and sk = ?";
  }
}

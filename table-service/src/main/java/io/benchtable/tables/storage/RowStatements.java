package io.benchtable.tables.storage;

import io.benchtable.tables.catalogue.Index;
import io.benchtable.tables.catalogue.TableDefinition;

/**
 * The statements that read and write single rows. Each table's is always the same text. Those that
 * write name the table's fence, so that none of an older definition is understood.
 */
final class RowStatements {

  /**
   * What a row holds while its transaction keeps an item absent: no item at all. Nobody else sees
   * such rows, but the write-ahead log has them.
   */
  static final String PLACEHOLDER = "{}";

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
    for (Index index : table.filled()) {
      sql.append(
          ", i%1$d_pk = excluded.i%1$d_pk, i%1$d_sk = excluded.i%1$d_sk".formatted(index.slot()));
    }
    return sql.append(" where stored.item <> excluded.item").toString();
  }

  static String insert(TableDefinition table) {
    return insertInto(table) + " on conflict (pk, sk) do nothing";
  }

  private static String insertInto(TableDefinition table) {
    StringBuilder columns = new StringBuilder();
    StringBuilder marks = new StringBuilder();
    for (Index index : table.filled()) {
      columns.append(", i%1$d_pk, i%1$d_sk".formatted(index.slot()));
      marks.append(", ?, ?");
    }
    return "insert into "
        + table.relation()
        + " as stored (pk, sk, item, version"
        + columns
        + ", "
        + table.fence()
        + ") values (?, ?, ?, nextval('catalog.versions')"
        + marks
        + ", null)";
  }

  static String replace(TableDefinition table) {
    return replaceAny(table) + " and version = ?";
  }

  /** {@link #replace} whatever version is there. */
  static String replaceAny(TableDefinition table) {
    StringBuilder sql =
        new StringBuilder("update ")
            .append(table.relation())
            .append(" set item = ?, version = nextval('catalog.versions'), ")
            .append(table.fence())
            .append(" = null");
    for (Index index : table.filled()) {
      sql.append(", i%1$d_pk = ?, i%1$d_sk = ?".formatted(index.slot()));
    }
    return sql.append(" where pk = ? and sk = ?").toString();
  }

  static String remove(TableDefinition table) {
    return "delete from " + table.relation() + " where pk = ? and sk = ?";
  }

  /**
   * Keeps rows from others until the end of the transaction: one that is there is locked, and for
   * one that is not there an {@link #PLACEHOLDER} is put in its place, for which others wait.
   */
  static String hold(TableDefinition table) {
    return "insert into "
        + table.relation()
        + " as stored (pk, sk, item, version) select held.pk, held.sk, '"
        + PLACEHOLDER
        + "', 0 from unnest(?::bytea[], ?::bytea[]) as held (pk, sk)"
        + " on conflict (pk, sk) do update set version = stored.version where false";
  }

  /** The rows of {@link #hold} with their keys, without what only holds a place. */
  static String held(TableDefinition table) {
    return "select pk, sk, item, version from "
        + table.relation()
        + " join unnest(?::bytea[], ?::bytea[]) as wanted (wanted_pk, wanted_sk)"
        + " on pk = wanted_pk and sk = wanted_sk where item <> '"
        + PLACEHOLDER
        + "'";
  }
}

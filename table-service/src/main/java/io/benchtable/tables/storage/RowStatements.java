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

  /** Rows with their keys. */
  static String getAll(TableDefinition table) {
    return "select pk, sk, item, version from "
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
    return insertInto(table) + onConflictReplace(table);
  }

  private static String onConflictReplace(TableDefinition table) {
    StringBuilder sql =
        new StringBuilder(" on conflict (pk, sk) do update")
            .append(" set item = excluded.item, version = excluded.version");
    for (Index index : table.filled()) {
      sql.append(
          ", i%1$d_pk = excluded.i%1$d_pk, i%1$d_sk = excluded.i%1$d_sk".formatted(index.slot()));
    }
    return sql.append(" where stored.item <> excluded.item").toString();
  }

  /**
   * {@link #exchange} of several rows, whose columns are arrays; without those that were the same.
   */
  static String exchangeAll(TableDefinition table) {
    StringBuilder columns = new StringBuilder();
    StringBuilder arrays = new StringBuilder();
    for (Index index : table.filled()) {
      columns.append(", i%1$d_pk, i%1$d_sk".formatted(index.slot()));
      arrays.append(", ?::bytea[], ?::bytea[]");
    }
    return "insert into %1$s as stored (pk, sk, item, version%2$s, %3$s)"
            .formatted(table.relation(), columns, table.fence())
        + " select pk, sk, item, nextval('catalog.versions')%1$s, null::boolean".formatted(columns)
        + " from unnest(?::bytea[], ?::bytea[], ?::text[]%2$s) as given (pk, sk, item%1$s)"
            .formatted(columns, arrays)
        + " order by pk, sk"
        + onConflictReplace(table)
        + " returning new.pk, new.sk, old.item";
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

  /** {@link #replace} of several rows, whose columns are arrays; the keys of those replaced. */
  static String replaceAll(TableDefinition table) {
    StringBuilder sets = new StringBuilder();
    StringBuilder columns = new StringBuilder();
    StringBuilder arrays = new StringBuilder();
    for (Index index : table.filled()) {
      sets.append(", i%1$d_pk = given.i%1$d_pk, i%1$d_sk = given.i%1$d_sk".formatted(index.slot()));
      columns.append(", i%1$d_pk, i%1$d_sk".formatted(index.slot()));
      arrays.append(", ?::bytea[], ?::bytea[]");
    }
    return "update %s as stored set item = given.item, version = nextval('catalog.versions')"
            .formatted(table.relation())
        + ", %s = null%s".formatted(table.fence(), sets)
        + " from (select * from unnest(?::bytea[], ?::bytea[], ?::text[], ?::bigint[]%s)"
            .formatted(arrays)
        + " as all_given (pk, sk, item, version%s) order by pk, sk) as given".formatted(columns)
        + " where stored.pk = given.pk and stored.sk = given.sk"
        + " and stored.version = given.version returning stored.pk, stored.sk";
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

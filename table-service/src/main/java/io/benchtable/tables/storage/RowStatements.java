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

  private static final String INDEX_COLUMNS = ", i#_pk, i#_sk";
  private static final String INDEX_ARRAYS = ", ?::bytea[], ?::bytea[]";

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
    return " on conflict (pk, sk) do update set item = excluded.item, version = excluded.version"
        + each(table, ", i#_pk = excluded.i#_pk, i#_sk = excluded.i#_sk")
        + " where stored.item <> excluded.item";
  }

  /**
   * {@link #exchange} of several rows, whose columns are arrays; without those that were the same.
   */
  static String exchangeAll(TableDefinition table) {
    String columns = each(table, INDEX_COLUMNS);
    return "insert into "
        + table.relation()
        + " as stored (pk, sk, item, version"
        + columns
        + ", "
        + table.fence()
        + ") select pk, sk, item, nextval('catalog.versions')"
        + columns
        + ", null::boolean from unnest(?::bytea[], ?::bytea[], ?::text[]"
        + each(table, INDEX_ARRAYS)
        + ") as given (pk, sk, item"
        + columns
        + ") order by pk, sk"
        + onConflictReplace(table)
        + " returning new.pk, new.sk, old.item";
  }

  /** A part of a statement for each index that has columns, with its slot for each {@code #}. */
  private static String each(TableDefinition table, String part) {
    StringBuilder all = new StringBuilder();
    for (Index index : table.filled()) {
      all.append(part.replace("#", Integer.toString(index.slot())));
    }
    return all.toString();
  }

  static String insert(TableDefinition table) {
    return insertInto(table) + " on conflict (pk, sk) do nothing";
  }

  private static String insertInto(TableDefinition table) {
    return "insert into "
        + table.relation()
        + " as stored (pk, sk, item, version"
        + each(table, INDEX_COLUMNS)
        + ", "
        + table.fence()
        + ") values (?, ?, ?, nextval('catalog.versions')"
        + each(table, ", ?, ?")
        + ", null)";
  }

  static String replace(TableDefinition table) {
    return replaceAny(table) + " and version = ?";
  }

  /** {@link #replace} whatever version is there. */
  static String replaceAny(TableDefinition table) {
    return "update "
        + table.relation()
        + " set item = ?, version = nextval('catalog.versions'), "
        + table.fence()
        + " = null"
        + each(table, ", i#_pk = ?, i#_sk = ?")
        + " where pk = ? and sk = ?";
  }

  /**
   * {@link #replace} of several rows, whose columns are arrays; keys and versions of those
   * replaced.
   */
  static String replaceAll(TableDefinition table) {
    return "update "
        + table.relation()
        + " as stored set item = given.item, version = nextval('catalog.versions'), "
        + table.fence()
        + " = null"
        + each(table, ", i#_pk = given.i#_pk, i#_sk = given.i#_sk")
        + " from (select * from unnest(?::bytea[], ?::bytea[], ?::text[], ?::bigint[]"
        + each(table, INDEX_ARRAYS)
        + ") as all_given (pk, sk, item, version"
        + each(table, INDEX_COLUMNS)
        + ") order by pk, sk) as given where stored.pk = given.pk and stored.sk = given.sk"
        + " and stored.version = given.version returning stored.pk, stored.sk, stored.version";
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

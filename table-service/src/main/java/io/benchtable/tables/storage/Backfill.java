package io.benchtable.tables.storage;

import io.benchtable.tables.catalogue.Index;
import io.benchtable.tables.catalogue.Relations;
import io.benchtable.tables.catalogue.TableDefinition;
import io.benchtable.tables.item.ItemJson;
import java.sql.Array;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Fills the columns of a new index from the items that were there before it. Rows are read without
 * a lock and filled where they are still of the version that was read: of the others, whoever
 * changed them has filled the columns. Each batch is one short transaction that also notes how far
 * it came.
 */
final class Backfill {

  static final int ROWS = 200;

  private static final long MOST_BYTES = 4 * 1024 * 1024;

  private final AdvisoryLock lock;
  private final JdbcTemplate jdbc;
  private final TransactionTemplate transactions;
  private final TableDefinition table;
  private final Index index;

  Backfill(AdvisoryLock lock, TableDefinition table, Index index) {
    this.lock = lock;
    this.jdbc = lock.jdbc();
    this.transactions = lock.transactions();
    this.table = table;
    this.index = index;
  }

  /** How far the rows were gone through; the index is still to be filled. */
  private record Cursor(byte[] pk, byte[] sk, boolean done) {}

  private record Stored(byte[] pk, byte[] sk, String item, long version) {}

  /** True when there is more to do. */
  boolean next() {
    Optional<Cursor> cursor = cursor().filter(at -> !at.done());
    if (cursor.isEmpty()) {
      return false;
    }
    List<Stored> rows = rows(cursor.get());
    transactions.executeWithoutResult(
        status -> {
          if (!rows.isEmpty()) {
            fill(rows);
          }
          note(cursor.get(), rows);
        });
    return !rows.isEmpty();
  }

  /** Empty when the index is not to be filled any more. */
  private Optional<Cursor> cursor() {
    return jdbc
        .query(
            "select pk, sk, done from catalog.backfills b where generation = ? and b.slot = ?"
                + " and exists (select from catalog.tables t join catalog.indexes i"
                + " on i.table_name = t.name where t.generation = b.generation"
                + " and i.slot = b.slot and i.state = 'FILLING')",
            (row, number) -> new Cursor(row.getBytes(1), row.getBytes(2), row.getBoolean(3)),
            table.generation(),
            index.slot())
        .stream()
        .findFirst();
  }

  /** The next rows, fewer of large ones; the lengths are known without reading the items. */
  private List<Stored> rows(Cursor after) {
    return jdbc.query(
        "select pk, sk, item, version from (select pk, sk, item, version, sum(octet_length(item))"
            + " over (order by pk, sk rows unbounded preceding) as bytes from (select pk, sk, item,"
            + " version from "
            + table.relation()
            + " where (pk, sk) > (?, ?) order by pk, sk limit ?) as wanted) as counted"
            + " where bytes - octet_length(item) <= ? order by pk, sk",
        (row, number) ->
            new Stored(row.getBytes(1), row.getBytes(2), row.getString(3), row.getLong(4)),
        after.pk(),
        after.sk(),
        ROWS,
        MOST_BYTES);
  }

  /**
   * Rows that are not in the index keep their nulls. The rows are locked in the order in which
   * everyone locks several, so that nobody waits in a circle.
   */
  private void fill(List<Stored> rows) {
    List<Stored> indexed = new ArrayList<>();
    List<RowKey> keys = new ArrayList<>();
    for (Stored row : rows) {
      Optional<RowKey> key = Keys.indexedIfValid(index, ItemJson.parse(row.item()));
      if (key.isPresent()) {
        indexed.add(row);
        keys.add(key.get());
      }
    }
    if (indexed.isEmpty()) {
      return;
    }
    jdbc.update(
        """
        with batch as (
          select * from unnest(?::bytea[], ?::bytea[], ?::bigint[], ?::bytea[], ?::bytea[])
            as b (b_pk, b_sk, b_version, b_ipk, b_isk)),
        held as (
          select pk, sk from %1$s join batch on pk = b_pk and sk = b_sk and version = b_version
          order by pk, sk for update of %2$s)
        update %1$s r set i%3$d_pk = b_ipk, i%3$d_sk = b_isk
        from batch join held on held.pk = b_pk and held.sk = b_sk
        where r.pk = b_pk and r.sk = b_sk and r.version = b_version
        """
            .formatted(
                table.relation(),
                table.relation().substring(table.relation().indexOf('.') + 1),
                index.slot()),
        statement -> {
          statement.setArray(1, bytes(statement, indexed.stream().map(Stored::pk)));
          statement.setArray(2, bytes(statement, indexed.stream().map(Stored::sk)));
          statement.setArray(
              3,
              statement
                  .getConnection()
                  .createArrayOf("bigint", indexed.stream().map(Stored::version).toArray()));
          statement.setArray(4, bytes(statement, keys.stream().map(RowKey::partition)));
          statement.setArray(5, bytes(statement, keys.stream().map(RowKey::sort)));
        });
  }

  private static Array bytes(PreparedStatement statement, Stream<byte[]> values)
      throws SQLException {
    return statement.getConnection().createArrayOf("bytea", values.toArray(byte[][]::new));
  }

  private void note(Cursor cursor, List<Stored> rows) {
    Stored last = rows.isEmpty() ? null : rows.getLast();
    jdbc.update(
        "update catalog.backfills set pk = ?, sk = ?, done = ? where generation = ? and slot = ?",
        last == null ? cursor.pk() : last.pk(),
        last == null ? cursor.sk() : last.sk(),
        last == null,
        table.generation(),
        index.slot());
  }

  /** Makes the b-tree; one that was left half made is made again. */
  void makeTree() {
    if (cursor().isEmpty()) {
      return;
    }
    Optional<Boolean> valid =
        jdbc
            .query(
                "select indisvalid from pg_index where indexrelid = to_regclass(?)",
                (row, number) -> row.getBoolean(1),
                Relations.index(table, index))
            .stream()
            .findFirst();
    if (valid.isPresent() && !valid.get()) {
      lock.patiently(Relations.dropIndexConcurrently(table, index));
    }
    if (!valid.orElse(false)) {
      lock.patiently(Relations.indexConcurrently(table, index));
    }
  }
}

package io.benchtable.tables.storage;

import io.benchtable.tables.catalogue.TableDefinition;
import io.benchtable.tables.item.Item;
import io.benchtable.tables.item.ItemJson;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Fills a table that nobody else writes to from a relation of keys and items, in the order of their
 * keys and in short transactions: whoever takes it up goes on behind the last item. Items whose
 * values cannot be keys of an index are left out of it.
 */
public final class ItemFilling {

  private static final int ROWS = 500;
  private static final long MOST_BYTES = 4 * 1024 * 1024;

  private final JdbcTemplate jdbc;
  private final PostgresRows rows;
  private final TransactionTemplate transactions;
  private final TableDefinition table;
  private final String source;

  /**
   * A filling of a table.
   *
   * @param own a session that is used for nothing else meanwhile
   * @param source a relation with columns pk, sk and item
   */
  public ItemFilling(DataSource own, TableDefinition table, String source) {
    this.jdbc = new JdbcTemplate(own);
    this.transactions = new TransactionTemplate(new JdbcTransactionManager(own));
    this.rows = new PostgresRows(jdbc, transactions);
    this.table = table;
    this.source = source;
  }

  /** Fills the next items in; false where none are left. */
  public boolean next() {
    return Boolean.TRUE.equals(
        transactions.execute(
            status -> {
              List<Row> page = page(last());
              if (!page.isEmpty()) {
                rows.putAll(table, page);
              }
              return !page.isEmpty();
            }));
  }

  private RowKey last() {
    return jdbc
        .query(
            "select pk, sk from " + table.relation() + " order by pk desc, sk desc limit 1",
            (row, number) -> new RowKey(row.getBytes(1), row.getBytes(2)))
        .stream()
        .findFirst()
        .orElse(new RowKey(new byte[0], new byte[0]));
  }

  private List<Row> page(RowKey after) {
    return jdbc.query(
        """
        select pk, sk, item from (
          select pk, sk, item, sum(octet_length(item))
            over (order by pk, sk rows unbounded preceding) - octet_length(item) as bytes_before
          from (select pk, sk, item from %s where (pk, sk) > (?, ?) order by pk, sk limit ?)
            as wanted) as counted
        where bytes_before <= ? order by pk, sk
        """
            .formatted(source),
        (row, number) -> row(new RowKey(row.getBytes(1), row.getBytes(2)), row.getString(3)),
        after.partition(),
        after.sort(),
        ROWS,
        MOST_BYTES);
  }

  private Row row(RowKey key, String text) {
    Item item = ItemJson.parse(text);
    List<Optional<RowKey>> indexed =
        table.filled().stream().map(index -> Keys.indexedIfValid(index, item)).toList();
    return new Row(key, text, indexed);
  }
}

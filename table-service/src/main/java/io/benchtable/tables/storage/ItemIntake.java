package io.benchtable.tables.storage;

import io.benchtable.tables.catalogue.TableDefinition;
import io.benchtable.tables.item.Item;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Puts items into a table that nobody else writes to, in short transactions. Of several items with
 * the same key the last one stays.
 */
public final class ItemIntake {

  private static final int ROWS = 500;
  private static final long MOST_CHARACTERS = 4 * 1024 * 1024;

  private final PostgresRows rows;
  private final TransactionTemplate transactions;
  private final TableDefinition table;
  private final List<Row> page = new ArrayList<>();
  private long characters;

  /**
   * An intake of a table.
   *
   * @param own a session that is used for nothing else meanwhile
   */
  public ItemIntake(DataSource own, TableDefinition table) {
    this.transactions = new TransactionTemplate(new JdbcTransactionManager(own));
    this.rows = new PostgresRows(new JdbcTemplate(own), transactions);
    this.table = table;
  }

  /** Takes an item up, to be written with others; refused as a put of it would be. */
  public void add(Item item) {
    Row row = Keys.row(table, item);
    page.add(row);
    characters += row.text().length();
  }

  /** Whether what was taken up is enough for a transaction. */
  public boolean isFull() {
    return page.size() >= ROWS || characters >= MOST_CHARACTERS;
  }

  /**
   * Writes what was taken up.
   *
   * @param alongside what is written on the same session in the same transaction
   */
  public void write(Runnable alongside) {
    transactions.executeWithoutResult(
        status -> {
          if (!page.isEmpty()) {
            rows.putAll(table, page);
          }
          alongside.run();
        });
    page.clear();
    characters = 0;
  }
}

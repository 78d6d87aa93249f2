package io.benchtable.tables.storage;

import io.benchtable.tables.catalogue.TableDefinition;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * The rows of tables for whoever needs several of them at once. What holds, reads or writes rows is
 * called inside of {@link #together} or {@link #snapshot} only.
 */
interface TransactionRows {

  /** Makes all that {@code work} writes visible and durable at once, or nothing if it fails. */
  <T> T together(Supplier<T> work);

  /** Lets {@code work} see all tables as they are at one moment. */
  <T> T snapshot(Supplier<T> work);

  /**
   * Comes before all else: keeps the tables from being changed or dropped, and bounds how long a
   * row is waited for.
   */
  void enter(Collection<TableDefinition> tables);

  /**
   * True when the token is the caller's from now on, false when its request was done before.
   *
   * @throws io.benchtable.tables.catalogue.RequestRefused when it was another request's, or that is
   *     being done
   */
  boolean claim(RequestToken token);

  /**
   * Keeps others from writing rows of these keys, be they there or not. The keys are in order.
   *
   * @throws RowsHeld when others keep them for too long; then all is undone
   */
  void hold(TableDefinition table, List<RowKey> keys);

  /** Those of the rows that are there. */
  Map<RowKey, StoredRow> get(TableDefinition table, List<RowKey> keys);

  /** Writes rows that are held. */
  void replace(TableDefinition table, List<Row> rows);

  /** Takes rows away that are held, and what held the place of those that are not there. */
  void remove(TableDefinition table, List<RowKey> keys);

  /** Drops tokens that are too old to matter; true where there may be more of them. */
  boolean sweepTokens();
}

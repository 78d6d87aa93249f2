package io.benchtable.tables.storage;

import io.benchtable.tables.catalogue.TableDefinition;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** The rows of tables. Each call is one statement, durable when it returns. */
interface Rows {

  Optional<StoredRow> get(TableDefinition table, RowKey key);

  /** Those of the keys that are there, in any order. */
  List<StoredRow> getAll(TableDefinition table, List<RowKey> keys);

  /** Writes the row whatever is there. */
  PutOutcome put(TableDefinition table, Row row);

  /** Removes the row whatever it holds; the text that it held. */
  Optional<String> remove(TableDefinition table, RowKey key);

  /** Writes rows whatever is there; inside {@link #together} only. */
  void putAll(TableDefinition table, List<Row> rows);

  /** Removes rows whatever they hold; inside {@link #together} only. */
  void removeAll(TableDefinition table, List<RowKey> keys);

  /** False when there is a row of that key already. */
  boolean insert(TableDefinition table, Row row);

  /**
   * Reads a row and does what is decided in view of it, where it is still the same. What {@code
   * change} throws is thrown, and nothing is done.
   *
   * @return empty when another write came in between
   */
  Optional<Change> change(TableDefinition table, RowKey key, RowChange change);

  /** The same, keeping others from the row if there is one; inside {@link #together} only. */
  Optional<Change> changeLocked(TableDefinition table, RowKey key, RowChange change);

  /** At most {@code limit} rows of a range, in its order; fewer of large ones. */
  Batch read(TableDefinition table, RowRange range, int limit);

  /** Whether a partition is of a segment of a scan. */
  boolean isInSegment(byte[] partition, int segment, int segments);

  /** Whether the table itself is being changed just now, so that its rows cannot be written. */
  boolean isHeld(TableDefinition table);

  /** How long the items of a partition are together, about. */
  long partitionBytes(TableDefinition table, byte[] partition);

  /** Makes all that {@code work} writes visible and durable at once. */
  <T> T together(Supplier<T> work);

  /**
   * The next rows of a range.
   *
   * @param ended there are none behind them
   */
  record Batch(List<RangeRow> rows, boolean ended) {}

  /**
   * A row of a range.
   *
   * @param position the values of the columns of the range's order
   */
  record RangeRow(String text, List<byte[]> position) {}
}

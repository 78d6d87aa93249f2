package io.benchtable.tables.catalogue;

import java.util.List;

/**
 * How large a table is, about: the database's own estimate.
 *
 * @param indexes of each index, in the order of the table's indexes; empty where it is not known
 */
public record TableSize(long items, long bytes, List<IndexSize> indexes) {

  /** Of a table without items. */
  public static final TableSize NONE = new TableSize(0, 0, List.of());

  public TableSize {
    indexes = List.copyOf(indexes);
  }

  /** What the index at a position holds. */
  public IndexSize index(int position) {
    return position < indexes.size() ? indexes.get(position) : new IndexSize(0, 0);
  }

  /** How many items an index has, and how many bytes it takes. */
  public record IndexSize(long items, long bytes) {}
}

package io.benchtable.tables.storage;

import io.benchtable.tables.catalogue.Index;
import io.benchtable.tables.catalogue.RequestRefused;
import io.benchtable.tables.catalogue.TableDefinition;
import io.benchtable.tables.item.Item;
import io.benchtable.tables.item.StoredItem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads items in order until there are enough of them, or 1 MB was read. */
final class ItemReader {

  private static final int FIRST_ROWS = PostgresRows.FEW;
  private static final int MOST_ROWS = 1000;

  private final Rows rows;

  ItemReader(Rows rows) {
    this.rows = rows;
  }

  ItemPage read(TableDefinition table, ItemRange range) {
    Index index = index(table, range.index());
    RowRange rowRange = Positions.rowRange(table, index, range);
    checkSegment(table, range);
    List<StoredItem> items = new ArrayList<>();
    int scanned = 0;
    PageSize size = new PageSize();
    StoredItem last = null;
    int batch = Math.min(FIRST_ROWS, range.limit());
    while (true) {
      Rows.Batch read = rows.read(table, rowRange, batch);
      for (Rows.RangeRow row : read.rows()) {
        StoredItem whole = StoredItem.of(row.text());
        StoredItem item = range.whole() ? whole : IndexProjection.of(table, index, whole);
        if (last != null && !size.takes(item)) {
          return page(items, scanned, size, Positions.lastKey(table, index, last.item()));
        }
        last = whole;
        scanned++;
        if (range.filter().test(item)) {
          items.add(item);
        }
        size.add(item);
        if (scanned == range.limit()) {
          return page(items, scanned, size, Positions.lastKey(table, index, whole.item()));
        }
      }
      if (read.ended()) {
        return page(items, scanned, size, null);
      }
      rowRange = rowRange.from(read.rows().getLast().position());
      batch = nextBatch(range.limit() - scanned, size, scanned);
    }
  }

  /** A scan of a segment goes on behind a key of that segment. */
  private void checkSegment(TableDefinition table, ItemRange range) {
    Item after = range.after();
    if (after == null || range.segments() == 1) {
      return;
    }
    byte[] partition = Keys.partitionOf(table, after);
    if (!rows.isInSegment(partition, range.segment(), range.segments())) {
      throw RequestRefused.invalid(
          StartKey.INVALID
              + ": Invalid ExclusiveStartKey. Please use ExclusiveStartKey with correct Segment."
              + " TotalSegments: %d Segment: %d".formatted(range.segments(), range.segment()));
    }
  }

  /** As many rows as are likely to fill the page. */
  private static int nextBatch(int wanted, PageSize size, int scanned) {
    long rowsToFill = size.left() * scanned / Math.max(size.bytes(), 1) + 1;
    return Math.clamp(Math.min(wanted, rowsToFill), 1, MOST_ROWS);
  }

  private static ItemPage page(
      List<StoredItem> items, int scanned, PageSize size, @Nullable Item last) {
    return new ItemPage(items, scanned, size::bytes, Optional.ofNullable(last));
  }

  private static @Nullable Index index(TableDefinition table, @Nullable String name) {
    return name == null ? null : table.readable(name);
  }
}

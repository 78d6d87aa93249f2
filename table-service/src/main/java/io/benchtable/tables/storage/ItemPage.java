package io.benchtable.tables.storage;

import io.benchtable.tables.item.Item;
import io.benchtable.tables.item.StoredItem;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Items in order.
 *
 * @param scanned how many were read, before the filter
 * @param size tells how large those were
 * @param last the key of the last item that was read, if there may be more behind it
 */
public record ItemPage(
    List<StoredItem> items, int scanned, LongSupplier size, Optional<Item> last) {

  /** How large the items were that were read, before the filter. */
  public long readBytes() {
    return size.getAsLong();
  }
}

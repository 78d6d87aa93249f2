package io.benchtable.tables.storage;

import io.benchtable.tables.item.StoredItem;
import java.util.ArrayList;
import java.util.List;

/** How large the items of a page are, which is worked out only where it makes a difference. */
final class PageSize {

  private static final long MOST_BYTES = 1024 * 1024;

  private final List<StoredItem> unmeasured = new ArrayList<>();
  private long measured;
  private long atMost;

  /** Whether there is room for one more. */
  boolean takes(StoredItem next) {
    return atMost + next.sizeInBytesAtMost() <= MOST_BYTES
        || bytes() + next.sizeInBytes() <= MOST_BYTES;
  }

  void add(StoredItem item) {
    if (item.isWorkedOut()) {
      measured += item.sizeInBytes();
      atMost += item.sizeInBytes();
    } else {
      unmeasured.add(item);
      atMost += item.sizeInBytesAtMost();
    }
  }

  /** Of all items. */
  long bytes() {
    for (StoredItem item : unmeasured) {
      measured += item.sizeInBytes();
    }
    unmeasured.clear();
    atMost = measured;
    return measured;
  }

  /** What is left for others. */
  long left() {
    return MOST_BYTES - bytes();
  }
}

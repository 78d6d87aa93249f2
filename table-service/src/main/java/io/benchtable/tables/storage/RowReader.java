package io.benchtable.tables.storage;

import io.benchtable.tables.catalogue.RequestRefused;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads rows a few at a time, as long as what is counted of them stays below 4 MB. */
record RowReader(TransactionRows rows) {

  private static final long MOST_BYTES = 4L * 1024 * 1024;
  private static final int AT_ONCE = 25;

  /** What is done with a row. */
  interface Use {

    /** Says how many bytes it counts for. */
    long take(int position, Optional<StoredRow> row);
  }

  void read(List<Target> targets, Use use) {
    long bytes = 0;
    for (TableKeys some : TableKeys.of(targets, AT_ONCE)) {
      Map<RowKey, StoredRow> found = rows.get(some.table(), some.keys());
      for (int i = 0; i < some.keys().size(); i++) {
        bytes +=
            use.take(some.positions().get(i), Optional.ofNullable(found.get(some.keys().get(i))));
        if (bytes > MOST_BYTES) {
          throw RequestRefused.invalid(
              "The aggregate size of the items in the transaction cannot exceed 4 MB");
        }
      }
    }
  }
}

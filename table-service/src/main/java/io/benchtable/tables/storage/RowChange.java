package io.benchtable.tables.storage;

import java.util.Optional;

/** What is to become of a row. */
@FunctionalInterface
interface RowChange {

  /**
   * In view of the row that is there, if there is one. Refuses by an exception, whereupon nothing
   * is done. It may be asked by another thread than the one that wants it, and more than once.
   */
  Decided of(Optional<StoredRow> row);

  /**
   * A decision.
   *
   * @param change what it comes to
   * @param row what is to be there instead, if anything; the same text leaves things as they are
   */
  record Decided(Change change, Optional<Row> row) {

    boolean keeps(StoredRow stored) {
      return row.isPresent() && row.get().text().equals(stored.text());
    }
  }
}

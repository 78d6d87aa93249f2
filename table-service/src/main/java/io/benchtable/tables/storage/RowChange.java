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
   * What is to replace a row, in view of what it was when it was changed last: only the write can
   * tell whether it still is that. Whatever else comes of it, be it a refusal, has to be decided in
   * view of the row as it is.
   */
  default Optional<Decided> again(StoredRow remembered) {
    try {
      Decided decided = of(Optional.of(remembered));
      return decided.row().isPresent() && !decided.keeps(remembered)
          ? Optional.of(decided)
          : Optional.empty();
    } catch (RuntimeException e) {
      return Optional.empty();
    }
  }

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

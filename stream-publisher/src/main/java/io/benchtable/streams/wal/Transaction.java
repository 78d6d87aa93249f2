package io.benchtable.streams.wal;

import java.time.Instant;
import java.util.List;

/**
 * What one committed transaction did, in order. A very large transaction comes in several parts;
 * only the last one has {@code end}, the position behind the transaction.
 */
public record Transaction(Lsn commit, Instant committedAt, List<Entry> entries, End end) {

  public Transaction {
    entries = List.copyOf(entries);
  }

  /** Something that a transaction did. */
  public sealed interface Entry {

    /** How many row changes of the transaction come up to here, this one included. */
    long ordinal();
  }

  /** A changed row. */
  public record RowChange(long ordinal, WalMessage.Relation relation, WalMessage.Row row)
      implements Entry {}

  /** A relation that was emptied; it counts as one row change. */
  public record Truncated(long ordinal, WalMessage.Relation relation) implements Entry {}

  /** A message of a writer. */
  public record Said(long ordinal, String prefix, String content) implements Entry {}

  /** Whether the transaction is over. */
  public sealed interface End {

    /** More parts follow. */
    record Open() implements End {}

    /** It ends here; the log goes on at {@code next}. */
    record At(Lsn next) implements End {}
  }
}

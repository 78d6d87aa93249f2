package io.benchtable.tables.storage;

import java.util.List;

/** What became of a transaction that was not refused. */
public sealed interface TransactionOutcome {

  /** It was done; the changes are in the order of the actions. */
  record Done(List<Change> changes) implements TransactionOutcome {

    public Done {
      changes = List.copyOf(changes);
    }
  }

  /** It had been done before, under the same token. */
  record DoneBefore() implements TransactionOutcome {}
}

package io.benchtable.tables.storage;

import io.benchtable.tables.catalogue.ErrorCode;
import io.benchtable.tables.catalogue.RequestRefused;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;

/** A transaction of which nothing was done, with a reason for each of its actions. */
public final class TransactionCancelled extends RequestRefused {

  private final transient List<CancellationReason> reasons;

  TransactionCancelled(List<CancellationReason> reasons) {
    super(
        ErrorCode.TRANSACTION_CANCELED,
        reasons.stream()
            .map(reason -> reason.code().text())
            .collect(
                Collectors.joining(
                    ", ",
                    "Transaction cancelled, please refer cancellation reasons for specific reasons"
                        + " [",
                    "]")));
    this.reasons = List.copyOf(reasons);
  }

  /** For one of {@code count} actions only. */
  static TransactionCancelled at(int position, int count, CancellationReason reason) {
    List<CancellationReason> reasons =
        new ArrayList<>(Collections.nCopies(count, CancellationReason.NONE));
    reasons.set(position, reason);
    return new TransactionCancelled(reasons);
  }

  /** In the order of the actions. */
  public List<CancellationReason> reasons() {
    return reasons;
  }

  /** The same, with the items of only those actions that are to show them. */
  public TransactionCancelled showing(IntPredicate shown) {
    List<CancellationReason> kept = new ArrayList<>();
    for (int i = 0; i < reasons.size(); i++) {
      kept.add(shown.test(i) ? reasons.get(i) : reasons.get(i).withoutItem());
    }
    return new TransactionCancelled(kept);
  }
}

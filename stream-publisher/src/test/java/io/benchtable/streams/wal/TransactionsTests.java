package io.benchtable.streams.wal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TransactionsTests {

  private static final WalMessage.Begin BEGIN = new WalMessage.Begin(new Lsn(50), Instant.EPOCH, 1);
  private static final WalMessage.Commit COMMIT =
      new WalMessage.Commit(new Lsn(50), new Lsn(60), Instant.EPOCH);
  private static final WalMessage.Relation RELATION =
      new WalMessage.Relation(1, "items", "t1", 'f', List.of("item"));
  private static final WalMessage.Insert ROW =
      new WalMessage.Insert(1, List.of(new Cell.Text("x".repeat(100))));
  private static final WalMessage.Logical SAID =
      new WalMessage.Logical(true, new Lsn(40), "p", "c");

  @Test
  void countsEveryRowAndNothingElse() {
    Transactions transactions = new Transactions(1_000_000);
    transactions.add(RELATION);
    assertThat(transactions.open()).isFalse();
    transactions.add(BEGIN);
    assertThat(transactions.open()).isTrue();
    for (WalMessage message : List.of(ROW, SAID, ROW, new WalMessage.Other('Y'), ROW)) {
      assertThat(transactions.add(message)).isEmpty();
    }
    Transaction complete = transactions.add(COMMIT).orElseThrow();
    assertThat(complete.entries())
        .extracting(Transaction.Entry::ordinal)
        .containsExactly(1L, 1L, 2L, 3L);
    assertThat(complete.entries().get(1)).isEqualTo(new Transaction.Said(1, "p", "c"));
    assertThat(complete.end()).isEqualTo(new Transaction.End.At(new Lsn(60)));
    assertThat(transactions.open()).isFalse();
  }

  @Test
  void countsARelationThatIsEmptiedAsOneChange() {
    Transactions transactions = new Transactions(1_000_000);
    transactions.add(RELATION);
    transactions.add(BEGIN);
    transactions.add(ROW);
    assertThat(transactions.add(new WalMessage.Truncate(List.of(1)))).isEmpty();
    transactions.add(ROW);
    Transaction complete = transactions.add(COMMIT).orElseThrow();
    assertThat(complete.entries())
        .extracting(Transaction.Entry::ordinal)
        .containsExactly(1L, 2L, 3L);
    assertThat(complete.entries().get(1)).isEqualTo(new Transaction.Truncated(2, RELATION));
    assertThatThrownBy(() -> new Transactions(300).add(new WalMessage.Truncate(List.of(1))))
        .hasMessage("Expected a description of relation 1, but its rows come first");
  }

  @Test
  void handsLargeTransactionsOnInParts() {
    Transactions transactions = new Transactions(300);
    transactions.add(RELATION);
    transactions.add(BEGIN);
    assertThat(transactions.add(ROW)).isEmpty();
    Optional<Transaction> part = transactions.add(ROW);
    assertThat(part).isPresent();
    assertThat(part.get().end()).isEqualTo(new Transaction.End.Open());
    assertThat(transactions.open()).isTrue();
    transactions.add(ROW);
    Transaction last = transactions.add(COMMIT).orElseThrow();
    assertThat(last.entries()).extracting(Transaction.Entry::ordinal).containsExactly(3L);
  }

  @Test
  void rejectsRowsOfUnknownRelations() {
    Transactions transactions = new Transactions(300);
    transactions.add(BEGIN);
    assertThatThrownBy(() -> transactions.add(ROW))
        .hasMessage("Expected a description of relation 1, but its rows come first");
  }
}

package io.benchtable.tables.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.benchtable.tables.catalogue.RequestRefused;
import io.benchtable.tables.item.EmptyKeyValue;
import io.benchtable.tables.item.Item;
import io.benchtable.tables.item.NumberValue;
import io.benchtable.tables.item.PlainItemJson;
import io.benchtable.tables.item.StringValue;
import io.benchtable.tables.item.ValidationError;
import io.benchtable.tables.storage.CancellationReason.Code;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;

/** What transactions come to, over rows in memory. */
class TransactionsTests {

  private static final Precondition ABSENT = Optional::isEmpty;
  private static final String TABLE = InMemoryTransactionRows.TABLE.name();

  private final InMemoryTransactionRows rows = new InMemoryTransactionRows();
  private final Transactions transactions = rows.transactions();

  @BeforeEach
  void writeAnItem() {
    rows.put(item("a", 1));
  }

  @Test
  void doesAllActions() {
    TransactionOutcome outcome =
        write(
            put("new", 5, ABSENT),
            new Action.Update(TABLE, key("a"), Precondition.NONE, old -> Optional.of(item("a", 2))),
            new Action.Check(TABLE, key("none"), ABSENT),
            new Action.Delete(TABLE, key("gone"), Precondition.NONE));
    assertThat(outcome)
        .isEqualTo(
            new TransactionOutcome.Done(
                List.of(
                    new Change(Optional.empty(), Optional.of(item("new", 5))),
                    new Change(Optional.of(item("a", 1)), Optional.of(item("a", 2))),
                    new Change(Optional.empty(), Optional.empty()),
                    new Change(Optional.empty(), Optional.empty()))));
    assertThat(rows.items()).containsExactlyInAnyOrder(item("a", 2), item("new", 5));
  }

  @Test
  void writesNothingThatIsTheSame() {
    rows.put(item("b", 1));
    write(put("a", 1, Precondition.NONE), new Action.Check(TABLE, key("b"), Optional::isPresent));
    assertThat(rows.written()).isZero();
  }

  @Test
  void givesAReasonForEachAction() {
    cancelled(
        List.of(Code.NONE, Code.CONDITIONAL_CHECK_FAILED, Code.DUPLICATE_ITEM),
        put("new", 1, Precondition.NONE),
        new Action.Check(TABLE, key("none"), Optional::isPresent),
        new Action.Create(TABLE, item("a", 9)));
    TransactionCancelled cancelled =
        cancelled(List.of(Code.CONDITIONAL_CHECK_FAILED), put("a", 2, ABSENT));
    assertThat(cancelled.reasons().getFirst().item()).contains(item("a", 1));
    assertThat(cancelled)
        .hasMessage(
            "Transaction cancelled, please refer cancellation reasons for specific reasons"
                + " [ConditionalCheckFailed]");
    assertThat(cancelled.showing(position -> false).reasons().getFirst().item()).isEmpty();
    assertThat(rows.items()).containsExactly(item("a", 1));
  }

  @Test
  void cancelsForAnUpdateThatDoesNotFitItsItem() {
    TransactionCancelled cancelled =
        cancelled(
            List.of(Code.NONE, Code.VALIDATION_ERROR),
            put("new", 1, Precondition.NONE),
            new Action.Update(
                TABLE,
                key("a"),
                Precondition.NONE,
                old -> {
                  throw new ValidationError("does not fit");
                }));
    assertThat(cancelled.reasons().getLast().message()).isEqualTo("does not fit");
  }

  @Test
  void cancelsForAnUpdateWhoseItemIsTooLarge() {
    cancelled(
        List.of(Code.VALIDATION_ERROR),
        new Action.Update(
            TABLE,
            key("a"),
            Precondition.NONE,
            old -> old.map(item -> item.with("text", new StringValue("x".repeat(410_000))))));
  }

  @Test
  void cancelsForKeysThatDoNotFitTheirTables() {
    Item number = Item.of(Map.of("id", NumberValue.of(1)));
    TransactionCancelled cancelled =
        cancelled(
            List.of(Code.VALIDATION_ERROR, Code.NONE, Code.VALIDATION_ERROR),
            new Action.Delete(TABLE, number, Precondition.NONE),
            put("a", 1, ABSENT),
            new Action.Put(TABLE, number, Precondition.NONE));
    assertThat(cancelled.reasons().get(0).message())
        .isEqualTo("The provided key element does not match the schema");
    assertThat(cancelled.reasons().get(2).message())
        .isEqualTo(
            "One or more parameter values were invalid: Type mismatch for key id expected: S"
                + " actual: N");
  }

  @Test
  void refusesWhatIsWrongWithTheRequestItself() {
    assertThatThrownBy(() -> write(put("", 1, Precondition.NONE)))
        .isInstanceOf(EmptyKeyValue.class);
    assertThatThrownBy(() -> write(new Action.Check(TABLE, key(""), ABSENT)))
        .isInstanceOf(EmptyKeyValue.class);
    refused("Item size has exceeded the maximum allowed size", large("b", 410_000));
    refused(
        "Transaction request cannot include multiple operations on one item",
        put("b", 1, Precondition.NONE),
        new Action.Check(TABLE, key("b"), ABSENT));
  }

  @Test
  void countsNoMoreThanFourMegabytes() {
    Action[] most =
        IntStream.range(0, 10).mapToObj(i -> large("l" + i, 409_000)).toArray(Action[]::new);
    write(most);
    Action[] tooMuch =
        IntStream.range(0, 11).mapToObj(i -> large("m" + i, 409_000)).toArray(Action[]::new);
    refused("The aggregate size of the items in the transaction cannot exceed 4 MB", tooMuch);
    refused(
        "The aggregate size of the items in the transaction cannot exceed 4 MB",
        IntStream.range(0, 10)
            .mapToObj(i -> new Action.Check(TABLE, key("l" + i), Optional::isPresent))
            .toArray(Action[]::new),
        large("n", 200_000));
  }

  @Test
  void namesTheItemThatOthersHold() {
    rows.holdForever("b");
    cancelled(
        List.of(Code.NONE, Code.TRANSACTION_CONFLICT),
        put("c", 1, Precondition.NONE),
        put("b", 1, Precondition.NONE));
    assertThat(rows.begun()).isEqualTo(3);
  }

  @Test
  void waitsForAnItemThatOthersHoldOnlyForAWhile() {
    rows.holdOnce("b");
    write(put("b", 1, Precondition.NONE));
    assertThat(rows.items()).contains(item("b", 1));
  }

  @Test
  void callsNothingCancelledThatMayBeDone() {
    rows.failAtCommit(new DataAccessResourceFailureException("connection lost"));
    assertThatThrownBy(() -> write(put("b", 1, Precondition.NONE)))
        .isInstanceOf(DataAccessResourceFailureException.class);
    assertThat(rows.begun()).isOne();
  }

  @Test
  void doesARequestOnce() {
    RequestToken token = new RequestToken("t", new byte[] {1});
    Action increment =
        new Action.Update(
            TABLE,
            key("a"),
            Precondition.NONE,
            old -> old.map(item -> item.with("v", NumberValue.of(7))));
    assertThat(transactions.write(List.of(increment), Optional.of(token)))
        .isInstanceOf(TransactionOutcome.Done.class);
    rows.put(item("a", 1));
    assertThat(transactions.write(List.of(increment), Optional.of(token)))
        .isEqualTo(new TransactionOutcome.DoneBefore());
    assertThat(rows.items()).containsExactly(item("a", 1));
    assertThat(rows.sweeps()).isOne();
  }

  @Test
  void sweepsOnAtOnceWhereTokensAreLeft() {
    rows.leaveTokensFor(2);
    for (int i = 0; i < 5; i++) {
      transactions.write(
          List.of(new Action.Delete(TABLE, key("none"), Precondition.NONE)),
          Optional.of(new RequestToken("t" + i, new byte[] {1})));
    }
    assertThat(rows.sweeps()).isEqualTo(3);
  }

  @Test
  void readsInTheOrderOfTheRequest() {
    assertThat(
            transactions.read(
                List.of(new ItemAddress(TABLE, key("none")), new ItemAddress(TABLE, key("a")))))
        .containsExactly(Optional.empty(), Optional.of(item("a", 1)));
  }

  private TransactionOutcome write(Action... actions) {
    return transactions.write(List.of(actions), Optional.empty());
  }

  private TransactionCancelled cancelled(List<Code> codes, Action... actions) {
    List<Item> before = rows.items();
    try {
      write(actions);
    } catch (TransactionCancelled e) {
      assertThat(e.reasons()).extracting(CancellationReason::code).isEqualTo(codes);
      assertThat(rows.items()).isEqualTo(before);
      return e;
    }
    throw new AssertionError("Expected a transaction to be cancelled, but it was done.");
  }

  private void refused(String message, Action... actions) {
    assertThatThrownBy(() -> write(actions))
        .isInstanceOf(RequestRefused.class)
        .isNotInstanceOf(TransactionCancelled.class)
        .hasMessage(message);
  }

  private void refused(String message, Action[] actions, Action last) {
    Action[] all = Arrays.copyOf(actions, actions.length + 1);
    all[actions.length] = last;
    refused(message, all);
  }

  private static Action put(String id, int value, Precondition condition) {
    return new Action.Put(TABLE, item(id, value), condition);
  }

  private static Action large(String id, int size) {
    return new Action.Put(
        TABLE, item(id, 1).with("text", new StringValue("x".repeat(size))), Precondition.NONE);
  }

  private static Item item(String id, int value) {
    return PlainItemJson.parse("{\"id\":\"%s\",\"v\":%d}".formatted(id, value));
  }

  private static Item key(String id) {
    return PlainItemJson.parse("{\"id\":\"%s\"}".formatted(id));
  }
}

package io.benchtable.tables.storage;

import io.benchtable.tables.item.Item;
import io.benchtable.tables.item.ValidationError;
import java.util.Optional;

/** What an action comes to, in view of the item that is there. */
sealed interface Decision {

  /**
   * It can be done.
   *
   * @param size what the item counts for in the transaction
   */
  record Allowed(Change change, Effect effect, long size) implements Decision {}

  /** It cancels the transaction. */
  record Refused(CancellationReason reason) implements Decision {}

  /** What is to be done to the row that is held. */
  sealed interface Effect {

    /** It is as it is to be. */
    record Keep() implements Effect {}

    /** It becomes another, or is written where there is none. */
    record Replace(Row row) implements Effect {}

    /** It goes away, or what holds its place. */
    record Remove(RowKey key) implements Effect {}
  }

  static Decision of(Step step, Optional<StoredRow> row) {
    try {
      return of(step, row, row.map(StoredRow::item));
    } catch (ValidationError e) {
      return new Refused(CancellationReason.invalid(e.text()));
    }
  }

  private static Decision of(Step step, Optional<StoredRow> row, Optional<Item> stored) {
    return switch (step.action()) {
      case Action.Create(_, Item item) ->
          stored.isPresent()
              ? new Refused(CancellationReason.duplicate(stored))
              : written(row, stored, item, step.row().orElseThrow());
      case Action.Put(_, Item item, Precondition condition) ->
          condition.holds(stored)
              ? written(row, stored, item, step.row().orElseThrow())
              : failed(stored);
      case Action.Update(_, _, Precondition condition, var update) ->
          condition.holds(stored)
              ? update
                  .apply(stored)
                  .map(item -> written(row, stored, item, updatedRow(step, item)))
                  .orElseGet(() -> kept(step, stored))
              : failed(stored);
      case Action.Delete(_, _, Precondition condition) ->
          condition.holds(stored)
              ? new Allowed(new Change(stored, Optional.empty()), remove(step), size(stored))
              : failed(stored);
      case Action.Check(_, _, Precondition condition) ->
          condition.holds(stored) ? kept(step, stored) : failed(stored);
    };
  }

  private static Decision written(
      Optional<StoredRow> before, Optional<Item> stored, Item item, Row row) {
    boolean same = before.filter(old -> old.text().equals(row.text())).isPresent();
    return new Allowed(
        new Change(stored, Optional.of(item)),
        same ? new Effect.Keep() : new Effect.Replace(row),
        item.sizeInBytes());
  }

  private static Row updatedRow(Step step, Item item) {
    return Keys.updatedRow(step.target().table(), step.target().key(), item);
  }

  private static Decision kept(Step step, Optional<Item> stored) {
    return new Allowed(
        new Change(stored, stored),
        stored.isPresent() ? new Effect.Keep() : remove(step),
        size(stored));
  }

  private static Effect remove(Step step) {
    return new Effect.Remove(step.target().key());
  }

  private static Decision failed(Optional<Item> stored) {
    return new Refused(CancellationReason.conditionFailed(stored));
  }

  private static long size(Optional<Item> item) {
    return item.map(Item::sizeInBytes).orElse(0);
  }
}

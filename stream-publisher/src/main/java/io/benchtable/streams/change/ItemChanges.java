package io.benchtable.streams.change;

import io.benchtable.streams.wal.Cell;
import io.benchtable.streams.wal.Transaction;
import io.benchtable.streams.wal.WalMessage;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds in a changed row of an item relation what happened to the item. A row without attributes is
 * no item: it keeps one absent while a transaction is on its way.
 */
public final class ItemChanges {

  private static final String COLUMN = "item";
  private static final Cell PLACEHOLDER = new Cell.Text("{}");

  private ItemChanges() {}

  /** The change of the item; empty when the row changed and the item did not. */
  public static Optional<ItemChange> of(Transaction.RowChange change) {
    int column = change.relation().columns().indexOf(COLUMN);
    if (column < 0) {
      throw new IllegalArgumentException(
          "Expected a column '%s' in %s, but there are %s"
              .formatted(COLUMN, change.relation().qualifiedName(), change.relation().columns()));
    }
    return switch (change.row()) {
      case WalMessage.Insert(_, List<Cell> row) ->
          row.get(column).equals(PLACEHOLDER)
              ? Optional.empty()
              : Optional.of(new ItemChange.Inserted(item(row.get(column))));
      case WalMessage.Delete(_, List<Cell> old) ->
          old.get(column).equals(PLACEHOLDER)
              ? Optional.empty()
              : Optional.of(new ItemChange.Removed(item(old.get(column))));
      case WalMessage.Update(_, @Nullable List<Cell> old, List<Cell> row) -> {
        if (old == null) {
          throw new IllegalArgumentException(
              "Expected REPLICA IDENTITY FULL of %s, but it is '%c'"
                  .formatted(
                      change.relation().qualifiedName(), change.relation().replicaIdentity()));
        }
        Cell before = old.get(column);
        Cell after = row.get(column);
        yield after instanceof Cell.Unchanged || after.equals(before)
            ? Optional.empty()
            : Optional.of(
                before.equals(PLACEHOLDER)
                    ? new ItemChange.Inserted(item(after))
                    : new ItemChange.Modified(item(before), item(after)));
      }
    };
  }

  private static Item item(Cell cell) {
    return switch (cell) {
      case Cell.Text(String text) -> ItemJson.read(text);
      case Cell.Null(), Cell.Unchanged() ->
          throw new IllegalArgumentException("Expected the text of an item, but " + cell);
    };
  }
}

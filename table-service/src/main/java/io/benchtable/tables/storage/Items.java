package io.benchtable.tables.storage;

import io.benchtable.tables.catalogue.Catalogue;
import io.benchtable.tables.catalogue.ErrorCode;
import io.benchtable.tables.catalogue.RequestRefused;
import io.benchtable.tables.catalogue.TableDefinition;
import io.benchtable.tables.item.Item;
import io.benchtable.tables.item.ItemJson;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * The items of all tables. Tables are named; what is refused is refused before anything is written.
 */
public final class Items {

  /** So often others may be faster before a write takes the row for itself. */
  private static final int TRIES_WITHOUT_LOCK = 3;

  private static final int TRIES_WITH_LOCK = 20;

  private final Catalogue catalogue;
  private final Rows rows;
  private final ItemReader reader;

  Items(Catalogue catalogue, Rows rows) {
    this.catalogue = catalogue;
    this.rows = rows;
    this.reader = new ItemReader(rows);
  }

  public Optional<Item> get(String tableName, Item key) {
    return in(tableName, table -> rows.get(table, Keys.of(table, key)).map(StoredRow::item));
  }

  /** The item as DynamoDB JSON, as it is stored. */
  public Optional<String> getText(String tableName, Item key) {
    return in(tableName, table -> rows.get(table, Keys.of(table, key)).map(StoredRow::text));
  }

  /** Those of the items that are there, in any order. */
  public List<Item> getAll(String tableName, List<Item> keys) {
    return in(
        tableName,
        table ->
            rows.getAll(table, keys.stream().map(key -> Keys.of(table, key)).toList()).stream()
                .map(StoredRow::item)
                .toList());
  }

  public Change put(String tableName, Item item, Precondition condition) {
    return in(
        tableName,
        table -> {
          Row row = Keys.row(table, item);
          if (condition == Precondition.NONE) {
            return put(table, row, item);
          }
          if (isCreated(table, row, condition)) {
            return new Change(Optional.empty(), Optional.of(item));
          }
          return write(table, row.key(), condition, stored -> Optional.of(new Written(item, row)));
        });
  }

  /** Where there must be no item, none is looked for: one statement finds out, and writes. */
  private boolean isCreated(TableDefinition table, Row row, Precondition condition) {
    return condition.wantsAbsence(table.key())
        && condition.holds(Optional.empty())
        && rows.insert(table, row);
  }

  private Change put(TableDefinition table, Row row, Item item) {
    return switch (rows.put(table, row)) {
      case PutOutcome.Inserted() -> new Change(Optional.empty(), Optional.of(item));
      case PutOutcome.Replaced(String old) ->
          new Change(Optional.of(ItemJson.parse(old)), Optional.of(item));
      case PutOutcome.Unchanged() -> new Change(Optional.of(item), Optional.of(item));
    };
  }

  public Change delete(String tableName, Item key, Precondition condition) {
    return in(
        tableName,
        table -> {
          RowKey rowKey = Keys.of(table, key);
          return condition == Precondition.NONE
              ? new Change(rows.remove(table, rowKey).map(ItemJson::parse), Optional.empty())
              : write(table, rowKey, condition, stored -> Optional.empty());
        });
  }

  /**
   * Makes a new item of the one that is there, or of the bare key if there is none. What comes out
   * must have the same key.
   */
  public Change update(
      String tableName, Item key, Precondition condition, UnaryOperator<Item> update) {
    return in(
        tableName,
        table -> {
          RowKey rowKey = Keys.of(table, key);
          return write(
              table,
              rowKey,
              condition,
              stored -> {
                Item updated = update.apply(stored.orElse(key));
                return Optional.of(new Written(updated, Keys.updatedRow(table, rowKey, updated)));
              });
        });
  }

  /** Writes all or none; the order of writes to different keys is not kept. */
  public void writeTogether(List<Write> writes) {
    try {
      tryTogether(writes);
    } catch (RelationGone e) {
      writes.forEach(write -> catalogue.forget(write.table()));
      try {
        tryTogether(writes);
      } catch (RelationGone again) {
        writes.forEach(write -> catalogue.forget(write.table()));
        throw new RequestRefused(ErrorCode.RESOURCE_NOT_FOUND, "Requested resource not found");
      }
    }
  }

  private void tryTogether(List<Write> writes) {
    for (Write write : writes) {
      catalogue.require(write.table());
    }
    List<Prepared> prepared = new ArrayList<>(writes.stream().map(this::prepared).toList());
    if (prepared.stream()
            .map(one -> List.of(one.table().generation(), one.key()))
            .distinct()
            .count()
        < prepared.size()) {
      throw RequestRefused.invalid("Provided list of item keys contains duplicates");
    }
    // In one order for everyone, so that two such requests cannot wait for each other.
    prepared.sort(
        Comparator.comparing((Prepared one) -> one.table().generation())
            .thenComparing(Prepared::key));
    rows.together(
        () -> {
          writeInOrder(prepared);
          return true;
        });
  }

  /** What follows each other and is alike goes to the database at once. */
  private void writeInOrder(List<Prepared> prepared) {
    int to;
    for (int from = 0; from < prepared.size(); from = to) {
      Prepared first = prepared.get(from);
      to = from + 1;
      while (to < prepared.size() && prepared.get(to).isLike(first)) {
        to++;
      }
      List<Prepared> alike = prepared.subList(from, to);
      if (first.row().isPresent()) {
        rows.putAll(first.table(), alike.stream().flatMap(one -> one.row().stream()).toList());
      } else {
        rows.removeAll(first.table(), alike.stream().map(Prepared::key).toList());
      }
    }
  }

  /**
   * A write whose row is known.
   *
   * @param row empty to remove it
   */
  private record Prepared(TableDefinition table, RowKey key, Optional<Row> row) {

    boolean isLike(Prepared other) {
      return table.generation() == other.table.generation()
          && row.isPresent() == other.row.isPresent();
    }
  }

  private Prepared prepared(Write write) {
    TableDefinition table = catalogue.require(write.table());
    return switch (write) {
      case Write.Put(String name, Item item) -> {
        Row row = Keys.row(table, item);
        yield new Prepared(table, row.key(), Optional.of(row));
      }
      case Write.Delete(String name, Item key) ->
          new Prepared(table, Keys.of(table, key), Optional.empty());
    };
  }

  public ItemPage read(String tableName, ItemRange range) {
    return in(tableName, table -> reader.read(table, range));
  }

  private record Written(Item item, Row row) {}

  private Change write(
      TableDefinition table,
      RowKey key,
      Precondition condition,
      Function<Optional<Item>, Optional<Written>> change) {
    for (int i = 0; i < TRIES_WITHOUT_LOCK; i++) {
      Optional<Change> done = tryWrite(table, key, rows.get(table, key), condition, change);
      if (done.isPresent()) {
        return done.get();
      }
    }
    for (int i = 0; i < TRIES_WITH_LOCK; i++) {
      Optional<Change> done =
          rows.together(() -> tryWrite(table, key, rows.lock(table, key), condition, change));
      if (done.isPresent()) {
        return done.get();
      }
    }
    throw new RequestRefused(ErrorCode.TRANSACTION_CONFLICT, "Transaction is ongoing for the item");
  }

  /** Empty when another write came in between. */
  private Optional<Change> tryWrite(
      TableDefinition table,
      RowKey key,
      Optional<StoredRow> row,
      Precondition condition,
      Function<Optional<Item>, Optional<Written>> change) {
    Optional<Item> stored = row.map(StoredRow::item);
    if (!condition.holds(stored)) {
      throw new ConditionFailed(stored);
    }
    Optional<Written> written = change.apply(stored);
    Change done = new Change(stored, written.map(Written::item));
    return isDone(table, key, row, written) ? Optional.of(done) : Optional.empty();
  }

  private boolean isDone(
      TableDefinition table, RowKey key, Optional<StoredRow> row, Optional<Written> written) {
    if (row.isEmpty()) {
      return written.isEmpty() || rows.insert(table, written.get().row());
    }
    long version = row.get().version();
    if (written.isEmpty()) {
      return rows.remove(table, key, version);
    }
    Row replacement = written.get().row();
    return replacement.text().equals(row.get().text()) || rows.replace(table, replacement, version);
  }

  /** Looks the table up again if it was made anew meanwhile. */
  private <T> T in(String tableName, Function<TableDefinition, T> work) {
    try {
      return work.apply(catalogue.require(tableName));
    } catch (RelationGone e) {
      catalogue.forget(tableName);
    }
    try {
      return work.apply(catalogue.require(tableName));
    } catch (RelationGone e) {
      catalogue.forget(tableName);
      throw new RequestRefused(
          ErrorCode.RESOURCE_NOT_FOUND,
          "Requested resource not found: Table: " + tableName + " not found");
    }
  }
}
